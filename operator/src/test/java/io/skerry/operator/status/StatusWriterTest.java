package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelStatus;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithKubernetesTestServer
class StatusWriterTest {

    private static final Progress MISSING = new Progress.Stuck(Reason.MODEL_NOT_FOUND, "create it");
    private static final ModelStatus NEXT = new ModelStatus(1L, List.of(), List.of(), null);

    @Inject
    KubernetesClient client;

    @Inject
    EventRecorder events;

    @Test
    void a_conflict_is_tried_again_without_a_word() {
        StatusWriter<Model, ModelStatus> writer = new StatusWriters(events).of(Model::new);
        Exception conflict = new OperatorException(new KubernetesClientException(
                new StatusBuilder().withCode(409).withMessage("modified").build()));

        assertThat(writer.writeError(model("conflict"), conflict, _ -> NEXT).getResource())
                .isEmpty();
    }

    @Test
    void nothing_is_said_any_more_when_the_operator_ends() {
        StatusWriters writers = new StatusWriters(events);
        StatusWriter<Model, ModelStatus> writer = writers.of(Model::new);
        assertThat(writer.write(model("before"), MISSING, NEXT).isPatchStatus()).isTrue();

        writers.atTheEnd(new ShutdownEvent());

        assertThat(writer.write(model("after"), MISSING, NEXT).isNoUpdate()).isTrue();
        assertThat(writer.writeError(model("after"), new IllegalStateException(), _ -> NEXT)
                        .getResource())
                .isEmpty();
        assertThat(client.events().v1().events().inNamespace("end").list().getItems())
                .extracting(event -> event.getRegarding().getName())
                .containsExactly("before");
    }

    private static Model model(String name) {
        Model model = new Model();
        model.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("end")
                .withUid(name)
                .build());
        return model;
    }
}
