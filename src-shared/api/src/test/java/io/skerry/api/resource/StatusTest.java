package io.skerry.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.dataset.DatasetStatus;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.lifelong.KnowledgeBase;
import io.skerry.api.lifelong.KnownClasses;
import io.skerry.api.lifelong.KnownModel;
import io.skerry.api.lifelong.KnownModels;
import io.skerry.api.lifelong.LifelongLearningJobStatus;
import io.skerry.api.lifelong.UnseenSamples;
import io.skerry.api.model.ModelStatus;
import io.skerry.api.training.StagesStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization(new ObjectMapper(), false);
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final Condition READY =
            new Condition(Condition.READY, "True", "Train", 3L, NOW, NOW, NOW, "Running", "two workers run", "{}");
    private static final List<Metric> METRICS = List.of(new Metric("uploadCloudRatio", "0.2"));

    static List<Record> statuses() {
        KnowledgeBase knowledge = new KnowledgeBase(
                new KnownModels(1, List.of(new KnownModel("a", 0.9, 10))),
                new KnownClasses(1, List.of("cat")),
                new UnseenSamples(1, 0));
        NodeState node = new NodeState("edge-1", true, "1.2.0", 0.2, 7L, NOW, null);
        return List.of(
                new DatasetStatus(3L, List.of(READY), 100, NOW),
                new ModelStatus(3L, List.of(READY), METRICS, NOW),
                new ServiceStatus(3L, List.of(READY), NOW, 2, 0, METRICS),
                new JointInferenceServiceStatus(
                        3L, List.of(READY), NOW, 2, 0, METRICS, List.of(node), new ModelFile("/models/little/", null)),
                new JobStatus(3L, List.of(READY), "Running", NOW, NOW, 1, 0, 0),
                new StagesStatus(3L, List.of(READY), NOW, NOW),
                new LifelongLearningJobStatus(3L, List.of(READY), NOW, null, knowledge));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void aStatusIsWrittenAndReadWithoutLoss(Record status) {
        assertThat(SERIALIZATION.unmarshal(SERIALIZATION.asYaml(status), status.getClass()))
                .isEqualTo(status);
    }

    @Test
    void timesAreWrittenAsKubernetesWritesThem() {
        assertThat(SERIALIZATION.asJson(READY)).contains("\"lastTransitionTime\":\"2026-11-26T04:00:00Z\"");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(SERIALIZATION.asJson(new ServiceStatus(1L, List.of(), null, null, null, List.of())))
                .isEqualTo("{\"observedGeneration\":1}");
    }
}
