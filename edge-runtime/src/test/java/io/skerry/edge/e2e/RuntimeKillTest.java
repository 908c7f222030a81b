package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the runtime at random moments while clients stream hard examples at full rate, and at times the deep worker with its collector,
 * or the broker. The number of kills of the runtime is the system property {@code skerry.kills}.
 */
@Tag("kill")
class RuntimeKillTest {

    private static final int KILLS = Integer.getInteger("skerry.kills", 20);
    private static final int CLIENTS = 8;
    private static final int LATEST_MICROS = 1_500_000;

    @TempDir
    Path folder;

    private final Random random = new Random(42);

    @Test
    void every_example_that_the_runtime_said_it_keeps_is_collected_exactly_once() throws Exception {
        Path cloud = folder.resolve("cloud");
        List<Answer> answers;
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
                RuntimeProcess deep = Deep.start(cloud, "cloud", broker.port());
                Edge edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.allHard());
                Clients clients = Clients.start(CLIENTS, edge, Samples.pictures(500))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                killOne(kill, clients, edge, deep, broker);
            }
            clients.awaitAnswers(CLIENTS);
            clients.stop();
            answers = clients.answers();
            edge.awaitDelivery();
        }

        Collected collected = Collected.in(Deep.samples(cloud));
        System.out.printf(
                "%d kills of the runtime: %d answers, %d examples kept, %d collected, %d of them delivered more than once%n",
                KILLS,
                answers.size(),
                answers.stream().filter(Answer::stored).count(),
                collected.samples().size(),
                collected.redelivered());
        assertThat(answers).filteredOn(Answer::stored).hasSizeGreaterThan(KILLS);
        collected.requireOnce(answers);
    }

    private void killOne(int kill, Clients clients, Edge edge, RuntimeProcess deep, Mosquitto broker)
            throws IOException {
        clients.awaitAnswers(1);
        LockSupport.parkNanos(1_000L * random.nextInt(LATEST_MICROS));
        switch (kill % 5) {
            case 2 -> broker.kill();
            case 4 -> deep.kill();
            default -> {}
        }
        edge.process().kill();
        switch (kill % 5) {
            case 2 -> broker.restart();
            case 4 -> deep.restart();
            default -> {}
        }
        edge.process().restart();
    }
}
