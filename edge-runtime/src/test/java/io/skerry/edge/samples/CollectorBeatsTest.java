package io.skerry.edge.samples;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.spool.FakeScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectorBeatsTest {

    private static final ServiceName MNIST = new ServiceName("default", "mnist");
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration LIFETIME = PERIOD.multipliedBy(3);

    private final FakeScheduler time = new FakeScheduler();
    private final List<String> news = new ArrayList<>();
    private final CollectorBeats beats = new CollectorBeats(
            new Heartbeats(time), time, service -> news.add(service + " is heard"), () -> news.add("silence"));

    @Test
    void onlyTheFirstBeatIsNews() {
        for (int i = 0; i < 20; i++) {
            beats.beat(FASHION, PERIOD);
            time.advance(PERIOD);
        }

        assertThat(news).containsExactly("default/fashion is heard");
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void threeMissingBeatsAreSilenceAndTheNextOneIsNews() {
        beats.beat(FASHION, PERIOD);
        time.advance(LIFETIME);
        assertThat(news).containsExactly("default/fashion is heard");

        time.advance(Duration.ofNanos(1));
        assertThat(news).containsExactly("default/fashion is heard", "silence");
        time.advance(Duration.ofHours(1));
        beats.beat(FASHION, PERIOD);

        assertThat(news).containsExactly("default/fashion is heard", "silence", "default/fashion is heard");
    }

    @Test
    void thereIsNoSilenceWhileOneServicesCollectorIsHeard() {
        beats.beat(FASHION, PERIOD);
        for (int i = 0; i < 10; i++) {
            beats.beat(MNIST, PERIOD);
            time.advance(PERIOD);
        }
        beats.beat(FASHION, PERIOD);

        assertThat(news)
                .containsExactly("default/fashion is heard", "default/mnist is heard", "default/fashion is heard");
    }

    @Test
    void aBeatThatComesJustBeforeTheSilenceIsNoticedPutsItOff() {
        beats.beat(FASHION, PERIOD);
        time.advance(LIFETIME);
        beats.beat(FASHION, PERIOD);
        time.advance(LIFETIME);

        assertThat(news).containsExactly("default/fashion is heard");
    }
}
