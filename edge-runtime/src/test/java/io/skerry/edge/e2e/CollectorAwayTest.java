package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector goes and comes back; the broker is there all the time. */
@Tag("real")
class CollectorAwayTest {

    /** More than the edge sends without an answer. */
    private static final int PICTURES = 100;

    private static final int UNANSWERED = 32;
    private static final String SAMPLES = "'" + Topics.sample("default", "fashion") + "'";

    @TempDir
    Path folder;

    @Test
    void examples_wait_on_the_edge_and_are_delivered_once_the_collector_is_heard_again() throws Exception {
        Path store = folder.resolve("samples");
        List<Answer> answers = new ArrayList<>();
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
                RuntimeProcess collector = collector(store, broker.port());
                Edge edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.allHard())) {
            awaitLog(edge, "A collector of default/fashion is heard");
            ask(edge, 1, answers);
            edge.awaitDelivery();

            collector.kill();
            awaitLog(edge, "No collector is heard");
            long before = sendings(broker);
            ask(edge, PICTURES, answers);
            collector.restart();
            edge.awaitDelivery();

            assertThat(sendings(broker) - before)
                    .as("each example once, and one again and again as a probe")
                    .isBetween((long) PICTURES, (long) PICTURES + UNANSWERED / 2);
        }

        assertThat(answers).allMatch(Answer::stored);
        Collected.in(store).requireOnce(answers);
    }

    private static RuntimeProcess collector(Path store, int brokerPort) throws IOException {
        List<String> arguments = List.of(
                "worker",
                "collect",
                "--service",
                Plans.SERVICE,
                "--to",
                store.toString(),
                "--node",
                "cloud",
                "--broker",
                "mqtt://127.0.0.1:" + brokerPort);
        return RuntimeProcess.start(store.resolveSibling("cloud"), Map.of(), arguments);
    }

    private static void ask(Edge edge, int pictures, List<Answer> answers) throws IOException {
        for (byte[] picture : Samples.pictures(pictures)) {
            answers.add(edge.ask(picture));
        }
    }

    private static void awaitLog(Edge edge, String line) {
        Eventually.holds(
                "the edge says '" + line + "'", () -> edge.process().log().contains(line));
    }

    /** How often the broker got an example. */
    private static long sendings(Mosquitto broker) {
        return broker.log()
                .lines()
                .filter(line -> line.contains("Received PUBLISH") && line.contains(SAMPLES))
                .count();
    }
}
