package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.edge.testbed.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Someone sets a wall clock by an hour while hard examples flow. */
@Tag("real")
class ClockTest {

    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"edge, PT-1H", "edge, PT1H", "cloud, PT-1H"})
    void nothing_is_lost_or_stored_twice_and_the_cloud_answers_on(String whose, Duration step) throws Exception {
        SystemClock clock = SystemClock.create(folder);
        Path cloud = folder.resolve("cloud");
        List<Answer> answers;
        try (Mosquitto broker =
                        Mosquitto.start(Files.createDirectory(folder.resolve("broker")), MosquittoSettings.PLAIN);
                RuntimeProcess _ =
                        Deep.start(cloud, "cloud", broker.port(), environment(clock, whose.equals("cloud")));
                Edge edge = Edge.start(
                        folder.resolve("edge"),
                        broker.port(),
                        Plans.allHard(),
                        environment(clock, whose.equals("edge")));
                Clients clients = Clients.start(CLIENTS, edge, Samples.pictures(100))) {
            edge.awaitCloud();
            clients.awaitAnswers(100);
            clock.set(step);
            clients.awaitAnswers(100);
            Eventually.holds("the cloud answers with the clock set", () -> lastFromCloud(clients, 50));
            clients.stop();
            answers = clients.answers();
            edge.awaitDelivery();
            assertThat(clients.failures()).isEmpty();
        }

        assertThat(answers).allMatch(Answer::stored);
        Collected.in(Deep.samples(cloud)).requireOnce(answers);
    }

    private static Map<String, String> environment(SystemClock clock, boolean its) {
        return its ? clock.environment() : Map.of();
    }

    private static boolean lastFromCloud(Clients clients, int count) {
        List<Answer> answers = clients.answers();
        return answers.subList(Math.max(0, answers.size() - count), answers.size()).stream()
                .allMatch(answer -> answer.source().equals("cloud"));
    }
}
