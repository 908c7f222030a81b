package io.skerry.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.skerry.api.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomResourceDefinitionsTest {

    @Test
    void theCommittedCrdsAreThoseThatTheRecordsGive() throws IOException {
        List<Path> expected = new ArrayList<>();
        for (CustomResourceDefinition crd :
                Kinds.ALL.stream().map(CustomResourceDefinitions::of).toList()) {
            GeneratedFile file = GeneratedFile.of(
                    "helm", "crds", "sedna.io_" + crd.getSpec().getNames().getPlural() + ".yaml");
            file.mustBe(CustomResourceDefinitions.yaml(crd));
            expected.add(file.path());
        }

        try (Stream<Path> files = Files.list(expected.getFirst().getParent())) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
