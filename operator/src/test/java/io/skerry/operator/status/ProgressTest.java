package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.OperatorException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void what_kubernetes_forbids_is_said_in_its_words_however_deep_they_are() {
        Exception forbidden = answer(403, "services is forbidden");

        assertThat(Progress.failed(new OperatorException(
                        new AggregatedOperatorException("workflow", Map.of("cloud-service", forbidden)))))
                .isInstanceOfSatisfying(Progress.Stuck.class, stuck -> {
                    assertThat(stuck.reason()).isEqualTo(Reason.FORBIDDEN);
                    assertThat(stuck.message()).contains("services is forbidden", "docs/operator.md");
                });
    }

    @Test
    void any_other_failure_is_tried_again_and_needs_nobody() {
        assertThat(Progress.failed(answer(500, "etcd is away")))
                .isInstanceOfSatisfying(
                        Progress.Working.class,
                        working -> assertThat(working.reason()).isEqualTo(Reason.INTERNAL_ERROR));
    }

    private static KubernetesClientException answer(int code, String message) {
        return new KubernetesClientException(
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
