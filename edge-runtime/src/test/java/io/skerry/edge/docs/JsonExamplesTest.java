package io.skerry.edge.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonExamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/node-plan.md"})
    void aPlanInTheDocumentationIsAValidPlan(String page) {
        assertThat(Page.blocks(page, NodePlan.API_VERSION))
                .isNotEmpty()
                .allSatisfy(plan -> assertThatCode(() -> PlanJson.read(plan.getBytes(UTF_8)))
                        .doesNotThrowAnyException());
    }

    @Test
    void aManifestInTheDocumentationIsAValidManifest() {
        assertThat(Page.blocks("docs/models.md", ModelManifest.API_VERSION))
                .isNotEmpty()
                .allSatisfy(manifest -> assertThatCode(() -> ManifestJson.read(manifest.getBytes(UTF_8)))
                        .doesNotThrowAnyException());
    }
}
