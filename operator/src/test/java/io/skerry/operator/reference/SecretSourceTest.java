package io.skerry.operator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.model.Model;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithKubernetesTestServer
class SecretSourceTest {

    private final BlockingQueue<ResourceID> told = new LinkedBlockingQueue<>();

    @Inject
    KubernetesClient client;

    private SecretSource<Model> source;

    @BeforeEach
    void start() {
        source = new SecretSource<>(client);
        source.setEventHandler(event -> told.add(event.getRelatedCustomResourceID()));
        source.start();
    }

    @AfterEach
    void stop() {
        source.stop();
        client.secrets().inNamespace("default").delete();
    }

    @Test
    void a_secret_that_comes_is_told_to_all_that_need_it() {
        assertThat(source.follow(model("a"), Set.of("store")).apply("store")).isEmpty();
        assertThat(source.follow(model("b"), Set.of("store")).apply("store")).isEmpty();

        create("store");

        assertThat(Stream.generate(this::nextTold).limit(2))
                .extracting(ResourceID::getName)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(source.getSecondaryResources(model("a"))).hasSize(1);
    }

    @Test
    void a_secret_that_nobody_needs_is_not_known() {
        create("store");
        create("other");

        assertThat(source.follow(model("a"), Set.of("store")).apply("other")).isEmpty();
    }

    @Test
    void a_secret_that_a_resource_needs_no_more_is_not_told_to_it() {
        source.follow(model("a"), Set.of("store"));
        source.follow(model("b"), Set.of("store", "other"));
        source.follow(model("a"), Set.of());

        create("store");
        create("other");

        assertThat(nextTold().getName()).isEqualTo("b");
        assertThat(nextTold().getName()).isEqualTo("b");
        assertThat(told).isEmpty();
    }

    @Test
    void when_the_last_that_needs_a_secret_is_deleted_it_is_followed_no_more() {
        create("store");
        source.follow(model("a"), Set.of("store"));

        source.onResourceDeleted(model("a"));

        assertThat(source.getSecondaryResources(model("a"))).isEmpty();
        assertThat(source.follow(model("b"), Set.of()).apply("store")).isEmpty();
    }

    private ResourceID nextTold() {
        try {
            ResourceID next = told.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a resource is told within 10 s").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void create(String name) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .build();
        client.resource(secret).create();
    }

    private static Model model(String name) {
        Model model = new Model();
        model.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("default").build());
        return model;
    }
}
