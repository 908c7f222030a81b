package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.model.Model;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithKubernetesTestServer
class EventRecorderTest {

    private static final Progress STUCK = new Progress.Stuck(Reason.SECRET_NOT_FOUND, "create it");

    @Inject
    KubernetesClient client;

    private EventRecorder events;

    @BeforeEach
    void record() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T04:00:00Z"), ZoneOffset.UTC);
        events = new EventRecorder(client, clock, new Instance("skerry", "operator-1"));
    }

    @AfterEach
    void deleteAll() {
        client.events().v1().events().inNamespace("default").delete();
    }

    @Test
    void an_event_says_what_the_condition_says() {
        events.record(model("helmets"), STUCK);

        assertThat(recorded()).singleElement().satisfies(event -> {
            assertThat(event.getReason()).isEqualTo("SecretNotFound");
            assertThat(event.getNote()).isEqualTo("create it");
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getRegarding().getKind()).isEqualTo("Model");
            assertThat(event.getRegarding().getUid()).isEqualTo("uid-of-helmets");
            assertThat(event.getEventTime().getTime()).isEqualTo("2026-11-26T04:00:00.000000Z");
            assertThat(event.getReportingInstance()).isEqualTo("operator-1");
        });
    }

    @Test
    void good_news_are_no_warning() {
        events.record(model("helmets"), new Progress.Ready(Reason.ACCEPTED, "usable"));

        assertThat(recorded())
                .singleElement()
                .satisfies(event -> assertThat(event.getType()).isEqualTo("Normal"));
    }

    @Test
    void what_is_said_again_is_counted() {
        events.record(model("helmets"), STUCK);
        events.record(model("helmets"), STUCK);
        events.record(model("helmets"), STUCK);

        assertThat(recorded())
                .singleElement()
                .satisfies(event -> assertThat(event.getSeries().getCount()).isEqualTo(3));
    }

    @Test
    void what_is_said_of_another_resource_is_an_event_of_its_own() {
        events.record(model("helmets"), STUCK);
        events.record(model("gloves"), STUCK);

        assertThat(recorded()).hasSize(2);
    }

    @Test
    void long_names_and_messages_are_cut_to_what_kubernetes_takes() {
        Model model = model("a".repeat(199) + "-" + "b".repeat(53));
        Progress progress = new Progress.Stuck(Reason.INVALID_URL, "€".repeat(2_000));

        assertThat(EventText.name(model, progress)).hasSizeLessThan(253).matches("[a-z0-9]+\\.[0-9a-f]{16}");
        assertThat(EventText.note(progress).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_024);
    }

    private List<Event> recorded() {
        return client.events().v1().events().inNamespace("default").list().getItems();
    }

    private static Model model(String name) {
        Model model = new Model();
        model.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .withUid("uid-of-" + name)
                .build());
        return model;
    }
}
