package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.KubeEdge;
import io.skerry.link.eventbus.LinkKey;
import io.skerry.link.eventbus.Routes;
import io.skerry.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge node and a worker with nothing but KubeEdge between them: the real EventBus, cloudcore and router. */
@Tag("real")
class EventBusTest {

    private static final String KEY = "a key of the ingest, long enough";
    private static final int PICTURES = 30;
    private static final int HEARTBEAT_SECONDS = 3;

    @TempDir
    static Path folder;

    private static KubeEdge kubeEdge;
    private static Path key;
    private static RuntimeProcess cloud;
    private static Edge edge;
    private static List<byte[]> pictures;
    private static final List<Answer> ANSWERS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        pictures = Samples.pictures(PICTURES);
        kubeEdge = KubeEdge.start(Files.createDirectory(folder.resolve("kubeedge")), HEARTBEAT_SECONDS);
        key = Files.writeString(folder.resolve("key"), KEY);
        cloud = Deep.start(
                folder.resolve("cloud"),
                "cloud",
                Map.of(),
                List.of(
                        "--link",
                        "eventbus",
                        "--router",
                        kubeEdge.router().toString(),
                        "--link-key",
                        key.toString(),
                        "--collect",
                        Deep.samples(folder.resolve("cloud")).toString()));
        kubeEdge.apply(ENDPOINTS);
        kubeEdge.apply(rules(cloud.api()));
        edge = Edge.start(
                folder.resolve("edge"),
                Plans.allHard(Duration.ofSeconds(2)),
                Map.of(),
                List.of("--link", "eventbus", "--broker", kubeEdge.broker().toString()));
        edge.awaitCloud();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[] {edge, cloud, kubeEdge}) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new AssertionError("a part did not close", e);
        }
    }

    private static final String ENDPOINTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: skerry}
            ---
            apiVersion: rules.kubeedge.io/v1
            kind: RuleEndpoint
            metadata: {name: rest, namespace: skerry}
            spec: {ruleEndpointType: rest}
            ---
            apiVersion: rules.kubeedge.io/v1
            kind: RuleEndpoint
            metadata: {name: eventbus, namespace: skerry}
            spec: {ruleEndpointType: eventbus}
            """;

    private static String rules(URI worker) {
        return """
                apiVersion: rules.kubeedge.io/v1
                kind: Rule
                metadata: {name: fashion-up, namespace: skerry}
                spec:
                  source: eventbus
                  sourceResource: {topic: "%s", node_name: edge-1}
                  target: rest
                  targetResource: {resource: "%s%s?key=%s"}
                ---
                apiVersion: rules.kubeedge.io/v1
                kind: Rule
                metadata: {name: down, namespace: skerry}
                spec:
                  source: rest
                  sourceResource: {path: "%s"}
                  target: eventbus
                  targetResource: {topic: "%s"}
                """.formatted(
                        Topics.service("default", "fashion"),
                        worker,
                        Routes.ingest(KubeEdge.NODE),
                        new LinkKey(KEY).secret(KubeEdge.NODE),
                        Routes.DOWNLINK_PATH,
                        Routes.DOWNLINK_TOPIC);
    }

    private static Answer ask(int picture) throws IOException {
        Answer answer = edge.ask(pictures.get(picture % pictures.size()));
        ANSWERS.add(answer);
        return answer;
    }

    private static void awaitAnswerOfTheCloud() {
        Eventually.holds("the cloud answers", () -> ask(0).source().equals("cloud"));
    }

    @Test
    void anImageIsAnsweredByTheDeepModelAndCollectedAsItIs() throws Exception {
        for (int i = 0; i < PICTURES; i++) {
            ask(i);
        }
        edge.awaitDelivery();

        assertThat(ANSWERS)
                .filteredOn(answer -> answer.source().equals("cloud"))
                .isNotEmpty();
        assertThat(edge.observe().at("/link/transport").asText()).isEqualTo("eventbus");
        Collected collected = Collected.in(Deep.samples(folder.resolve("cloud")));
        collected.requireOnce(ANSWERS);
        for (Path picture : collected.pictures()) {
            assertThat(pictures).contains(Files.readAllBytes(picture));
        }
    }

    @Test
    void whenCloudcoreIsBackTheCloudAnswersAgainAndNothingThatWasKeptIsLost() throws Exception {
        awaitAnswerOfTheCloud();
        long connections = kubeEdge.connections();
        long rules = kubeEdge.loadedRules();

        kubeEdge.kill("cloudcore");
        Eventually.holds("the edge notices", () -> ask(1).source().equals("edge-offline"));
        kubeEdge.start("cloudcore");
        Eventually.holds(
                "the node is connected again and both Rules are loaded",
                () -> kubeEdge.connections() > connections && kubeEdge.loadedRules() == rules + 2);
        long back = System.nanoTime();
        awaitAnswerOfTheCloud();

        System.out.printf(
                "eventbus: the cloud answers %d ms after node and Rules are back%n",
                Duration.ofNanos(System.nanoTime() - back).toMillis());
        edge.awaitDelivery();
        Collected.in(Deep.samples(folder.resolve("cloud"))).requireOnce(ANSWERS);
    }

    @Test
    void aNodeWhoseSecretIsWrongIsRefusedAndCountedUntilItIsRight() throws Exception {
        awaitAnswerOfTheCloud();
        Files.writeString(key, "another key of the ingest, as long");

        Eventually.holds("requests are refused", () -> cloud.metric("skerry_requests_failed_total") > 0);
        Eventually.holds("the edge is alone", () -> ask(2).source().equals("edge-offline"));

        Files.writeString(key, KEY);
        awaitAnswerOfTheCloud();
    }
}
