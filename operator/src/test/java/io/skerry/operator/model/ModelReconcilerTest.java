package io.skerry.operator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelSpec;
import io.skerry.api.model.ModelStatus;
import io.skerry.api.resource.Metric;
import io.skerry.operator.user.ClusterUser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelReconcilerTest {

    private static final String NAME = "helmets";

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    private ClusterUser user;

    @BeforeAll
    void start() throws IOException {
        user = new ClusterUser(client, "default", 10);
        user.installCrds();
        operator.start();
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    @AfterEach
    void deleteAll() {
        client.resources(Model.class).inAnyNamespace().delete();
        client.secrets().inAnyNamespace().delete();
    }

    @Test
    void a_model_with_a_usable_url_is_ready() {
        user.create(model("/models/helmets/model.onnx", null));

        Model model = user.awaitReason(Model.class, NAME, "Accepted");

        assertThat(ClusterUser.condition(model, "Ready").orElseThrow().status()).isEqualTo("True");
        assertThat(model.getStatus().observedGeneration())
                .isEqualTo(model.getMetadata().getGeneration());
    }

    @Test
    void a_model_with_a_url_that_leads_nowhere_says_what_to_write() {
        user.create(model("ftp://store/model.onnx", null));

        Model model = user.awaitReason(Model.class, NAME, "InvalidUrl");

        assertThat(ClusterUser.condition(model, "Stalled")).isPresent();
        assertThat(ClusterUser.message(model))
                .contains("'ftp://store/model.onnx'")
                .contains("s3://");
    }

    @Test
    void a_model_whose_secret_is_missing_says_which_and_heals_when_it_is_complete() {
        user.create(model("s3://models/helmets.onnx", "store"));

        Model model = user.awaitReason(Model.class, NAME, "SecretNotFound");
        assertThat(ClusterUser.message(model)).contains("'store'").contains("create it");

        user.create(new SecretBuilder()
                .withNewMetadata()
                .withName("store")
                .addToAnnotations("s3-endpoint", "minio:9000")
                .endMetadata()
                .addToData("ACCESS_KEY_ID", "a2V5")
                .build());
        assertThat(ClusterUser.message(user.awaitReason(Model.class, NAME, "InvalidSecret")))
                .contains("SECRET_ACCESS_KEY");

        user.edit(Secret.class, "store", secret -> secret.getData().put("SECRET_ACCESS_KEY", "a2V5"));
        user.awaitReason(Model.class, NAME, "Accepted");

        client.secrets().inNamespace("default").withName("store").delete();
        user.awaitReason(Model.class, NAME, "SecretNotFound");
    }

    @Test
    void what_happens_to_a_model_is_told_in_events() {
        user.create(model("s3://models/helmets.onnx", "store"));
        Model model = user.awaitReason(Model.class, NAME, "SecretNotFound");

        user.edit(Model.class, NAME, changed -> changed.setSpec(spec("/models/helmets.onnx", null)));
        user.awaitReason(Model.class, NAME, "Accepted");

        assertThat(client.events().v1().events().inNamespace("default").list().getItems())
                .filteredOn(event ->
                        event.getRegarding().getUid().equals(model.getMetadata().getUid()))
                .extracting(Event::getType, Event::getReason)
                .containsExactlyInAnyOrder(tuple("Warning", "SecretNotFound"), tuple("Normal", "Accepted"));
    }

    @Test
    void what_training_said_of_the_model_stays() {
        List<Metric> metrics = List.of(new Metric("accuracy", "0.9"));
        user.create(model("/models/helmets/model.onnx", null));
        user.awaitReason(Model.class, NAME, "Accepted");

        user.editStatus(
                Model.class,
                NAME,
                status -> new ModelStatus(
                        status.observedGeneration(), status.conditions(), metrics, status.updateTime()));
        user.edit(Model.class, NAME, model -> model.setSpec(spec("nowhere", null)));

        assertThat(user.awaitReason(Model.class, NAME, "InvalidUrl").getStatus().metrics())
                .isEqualTo(metrics);
    }

    private static Model model(String url, @Nullable String credentialName) {
        Model model = new Model();
        model.setMetadata(new ObjectMetaBuilder().withName(NAME).build());
        model.setSpec(spec(url, credentialName));
        return model;
    }

    private static ModelSpec spec(String url, @Nullable String credentialName) {
        return new ModelSpec(url, "onnx", List.of(), credentialName, null);
    }
}
