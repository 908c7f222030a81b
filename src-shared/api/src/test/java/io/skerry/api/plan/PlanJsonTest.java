package io.skerry.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonTest {

    private static final String SERVICE =
            "{\"namespace\":\"default\",\"name\":\"fashion\",\"model\":{\"url\":\"file:///models/shallow\"}}";

    @Test
    void aPlanSurvivesWritingAndReading() {
        NodePlan plan = new NodePlan(
                NodePlan.API_VERSION,
                7,
                List.of(new ServiceAssignment(
                        "default",
                        "fashion",
                        new ModelReference(URI.create("s3://models/fashion/"), "0".repeat(64)),
                        new HardExampleMining("TargetError", Map.of("target_error", "0.05"), new Budget(0.2, null)),
                        new OffloadPolicy(Duration.ofMillis(200), 8),
                        new SamplePolicy(false),
                        new WatchedDirectory(Path.of("/in"), Path.of("/out")))));

        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }

    @Test
    void whatIsLeftOutGetsItsDefault() {
        NodePlan plan =
                read("{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[" + SERVICE + "]}");

        ServiceAssignment service = plan.services().getFirst();
        assertThat(service.hardExampleMining()).isEqualTo(HardExampleMining.DEFAULT);
        assertThat(service.samples()).isEqualTo(SamplePolicy.DEFAULT);
        assertThat(service.offload()).isNull();
        assertThat(service.deadline()).isEqualTo(OffloadPolicy.DEFAULT_DEADLINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the plan",
                "null | 'null'",
                "[] | the plan is not valid",
                "{\"apiVersion\":\"v2\",\"generation\":1} | apiVersion is 'v2'",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":-1} | generation is -1",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"service\":[]} | service",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"generation\":2} | Duplicate field",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1} x | the plan",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[SERVICE,SERVICE]} | twice",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a b\",\"name\":\"c\",\"model\":{\"url\":\"file:///m\"}}]} | namespace is 'a b'",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\"}]} | model is missing",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\",\"model\":{\"url\":\"gopher://x\"}}]} | must begin with file:",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\",\"model\":{\"url\":\"file:///m\",\"sha256\":\"12\"}}]} | model.sha256",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\",\"model\":{\"url\":\"file:///m\"},\"offload\":{\"deadline\":\"PT2M\"}}]} | offload.deadline",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\",\"model\":{\"url\":\"file:///m\"},\"hardExampleMining\":{\"name\":\"Margin\",\"budget\":{\"share\":1.5}}}]} | budget.share",
                "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[{\"namespace\":\"a\",\"name\":\"c\",\"model\":{\"url\":\"file:///m\"},\"directory\":{\"path\":\"in\"}}]} | must be absolute",
            })
    void aBrokenPlanIsRefusedWithTheFieldsName(String json, String expected) {
        assertThatThrownBy(() -> read(json.replace("SERVICE", SERVICE)))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aDeepPlanIsRefusedBeforeItCostsAnything() {
        assertThatThrownBy(() -> read("{\"services\":" + "[".repeat(10_000)))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("not valid");
    }

    private static NodePlan read(String json) {
        return PlanJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
