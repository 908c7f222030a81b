package io.skerry.edge.worker.collect;

import static io.skerry.edge.link.Frames.CLOCK;
import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.edge.link.FakeCloudLink;
import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.link.Frames;
import io.skerry.link.Envelopes;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.ErrorReport;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {

    private static final Duration PERIOD = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final FakeCloudLink link = new FakeCloudLink();
    private final Envelopes edge = Frames.envelopes("edge-1");
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private SampleStore store;
    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        store = SampleStore.open(folder, CLOCK);
        collector = collector(PERIOD);
    }

    @AfterEach
    void stop() throws IOException {
        collector.close();
        timer.shutdownNow();
        store.close();
    }

    private Collector collector(Duration beat) {
        return new Collector(FASHION, link, store, Frames.envelopes("cloud"), timer, beat);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("something within a minute").isNotNull();
        return next;
    }

    private static Message message(Frame frame) {
        return ((Parsed.Ok) Messages.parse(frame)).message();
    }

    @Test
    void itBeatsToThoseWhoWaitForACollectorUntilItIsClosed() throws Exception {
        for (int i = 0; i < 3; i++) {
            FakeCloudLink.Heartbeat beat = next(link.beats());
            assertThat(beat.service()).isEqualTo(FASHION);
            assertThat(beat.intake()).isEqualTo(Intake.SAMPLES);
            assertThat(message(beat.frame())).isEqualTo(Beat.ofCollector("default/fashion", PERIOD));
        }
        collector.close();
        timer.submit(() -> {}).get();
        link.beats().clear();
        timer.schedule(() -> {}, 200, TimeUnit.MILLISECONDS).get();
        assertThat(link.beats()).isEmpty();
    }

    @Test
    void aPeriodThatNoEdgeWouldBelieveIsRefused() {
        assertThatThrownBy(() -> collector(Duration.ofMinutes(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2M")
                .hasMessageContaining("between 50 ms and 1 minute");
    }

    @Test
    void aSampleThatIsStoredIsAcknowledgedToItsEdge() throws Exception {
        Frame sample = Frames.sample(edge, Frames.bytes(100), FakeEdgeLink.ADDRESS);

        link.arrive(Intake.SAMPLES, sample);

        FakeCloudLink.Reply reply = next(link.replies());
        assertThat(reply.address()).isEqualTo(FakeEdgeLink.ADDRESS);
        assertThat(message(reply.frame()))
                .isEqualTo(new Ack(List.of(sample.header().id())));
        try (SampleIndex index = SampleIndex.open(folder)) {
            assertThat(index.count()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoSampleOfItsServiceIsRefusedForGood() throws Exception {
        Frame question = Frames.question(edge, Frames.bytes(100), FakeEdgeLink.ADDRESS);

        link.arrive(Intake.SAMPLES, question);

        FakeCloudLink.Reply reply = next(link.replies());
        assertThat(reply.frame().header().correlation())
                .isEqualTo(question.header().id());
        assertThat(message(reply.frame()))
                .isInstanceOfSatisfying(
                        ErrorReport.class, report -> assertThat(report.code()).isEqualTo(Collector.REFUSED));
    }
}
