package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Link;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.edge.testbed.Toxiproxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera of 20 pictures a second, all hard, while the edge's way to the broker is bad. */
@Tag("real")
class LinkWeatherTest {

    private static final long PERIOD_NANOS = 50_000_000;
    private static final int PICTURES = 80;
    /** Far more than an answer takes, and far less than one that waits for the link. */
    private static final double AT_MOST_MILLIS = Plans.DEADLINE.toMillis() + 2_000;

    @TempDir
    static Path folder;

    private static List<byte[]> pictures;
    private static Mosquitto broker;
    private static Toxiproxy toxiproxy;
    private static RuntimeProcess deep;
    private static Link link;
    private static Edge edge;

    @BeforeAll
    static void start() throws IOException {
        pictures = Samples.pictures(PICTURES);
        broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
        toxiproxy = Toxiproxy.start(folder);
        link = toxiproxy.linkTo(broker.port());
        deep = Deep.start(folder.resolve("cloud"), "cloud", broker.port());
        edge = Edge.start(folder.resolve("edge"), link.port(), Plans.allHard());
    }

    @AfterAll
    static void stop() {
        edge.close();
        deep.close();
        toxiproxy.close();
        broker.close();
    }

    @BeforeEach
    void fine() {
        edge.awaitCloud();
        Eventually.holds(
                "the cloud answers",
                () -> edge.ask(pictures.getFirst()).source().equals("cloud"));
    }

    /** What was kept in bad weather is delivered in fine weather. */
    @AfterEach
    void fineAgain() {
        link.restore();
        edge.awaitDelivery();
    }

    @Test
    void a_dead_link_costs_no_answer() throws Exception {
        link.dead();

        assertThat(film()).extracting(Answer::source).isSubsetOf("edge-timeout", "edge-offline");
    }

    @Test
    void a_link_that_is_slower_than_the_deadline_costs_no_answer() throws Exception {
        link.slow(Duration.ofSeconds(2));

        assertThat(film()).extracting(Answer::source).isSubsetOf("edge-timeout", "edge-offline");
    }

    @Test
    void a_link_that_breaks_again_and_again_costs_no_answer() throws Exception {
        link.closeAfter(20_000);

        assertThat(film())
                .extracting(Answer::source)
                .isSubsetOf("cloud", "edge-timeout", "edge-offline")
                .contains("edge-offline");
    }

    @Test
    void a_link_that_comes_and_goes_costs_no_answer() throws Exception {
        Thread flapping = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                link.cut();
                LockSupport.parkNanos(1_000_000_000);
                link.restore();
                LockSupport.parkNanos(1_000_000_000);
            }
        });
        List<Answer> answers;
        try {
            answers = film();
        } finally {
            flapping.interrupt();
            flapping.join();
        }

        assertThat(answers)
                .extracting(Answer::source)
                .isSubsetOf("cloud", "edge-timeout", "edge-offline")
                .contains("edge-offline");
    }

    @Test
    void a_broker_that_starts_again_is_used_again() throws Exception {
        broker.kill();
        List<Answer> answers;
        try {
            answers = film();
        } finally {
            broker.restart();
        }

        assertThat(answers).extracting(Answer::source).isSubsetOf("edge-timeout", "edge-offline");
    }

    /** Asks about a picture at each tick, whatever became of the ones before; fails if one is not answered, or not in time. */
    private static List<Answer> film() throws Exception {
        List<Future<Answer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (byte[] picture : pictures) {
                LockSupport.parkNanos(due - System.nanoTime());
                due += PERIOD_NANOS;
                asked.add(threads.submit(() -> edge.ask(picture)));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : asked) {
            answers.add(answered(answer));
        }
        assertThat(answers).allMatch(Answer::stored).allMatch(answer -> answer.millis() < AT_MOST_MILLIS);
        return answers;
    }

    private static Answer answered(Future<Answer> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a picture was not answered", e.getCause());
        }
    }
}
