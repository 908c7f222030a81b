package io.skerry.api.reference;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResourceReferenceTest {

    @Test
    void theCommittedPageIsTheOneThatTheRecordsGive() throws IOException {
        GeneratedFile.of("docs", "reference", "resources.md").mustBe(ResourceReference.markdown());
    }
}
