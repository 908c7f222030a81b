package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {

    private final FakeTime time = new FakeTime();
    private final LatencyWindow window = new LatencyWindow(new SlotClock(time));

    @Test
    void percentiles_are_exact_to_one_percent_from_microseconds_to_seconds() {
        for (long scale : new long[] {1_000, 1_000_000, 1_000_000_000 / 100}) {
            LatencyWindow fresh = new LatencyWindow(new SlotClock(time));

            LongStream.rangeClosed(1, 1_000).forEach(i -> fresh.record(i * scale));

            LatencySummary recent = fresh.look().recent();
            assertThat(recent.count()).isEqualTo(1_000);
            assertThat(recent.p50Millis()).isCloseTo(500 * scale / 1e6, Percentage.withPercentage(1));
            assertThat(recent.p99Millis()).isCloseTo(990 * scale / 1e6, Percentage.withPercentage(1));
        }
    }

    @Test
    void an_empty_window_is_zero_everywhere() {
        LatencyWindow.View view = window.look();

        assertThat(view.recent()).isEqualTo(LatencySummary.NONE);
        assertThat(view.series()).hasSize(SlotClock.SLOTS).containsOnly(LatencySummary.NONE);
    }

    @Test
    void each_latency_is_in_the_slot_of_its_time() {
        window.record(1_000_000);
        time.pass(SlotClock.SLOT);
        window.record(2_000_000);
        window.record(2_000_000);

        assertThat(window.look().series())
                .extracting(LatencySummary::count)
                .endsWith(0L, 1L, 2L)
                .startsWith(0L);
    }

    @Test
    void what_is_older_than_a_minute_is_forgotten_even_if_nothing_came_since() {
        window.record(1_000_000);
        time.pass(SlotClock.SLOT.multipliedBy(SlotClock.SLOTS - 1));
        assertThat(window.look().recent().count()).isEqualTo(1);

        time.pass(SlotClock.SLOT);

        assertThat(window.look().recent()).isEqualTo(LatencySummary.NONE);
    }

    @Test
    void a_slot_that_is_used_again_holds_nothing_of_its_former_minute() {
        window.record(50_000_000_000L);
        time.pass(SlotClock.SLOT.multipliedBy(3L * SlotClock.SLOTS));

        window.record(1_000_000);

        assertThat(window.look().recent().count()).isEqualTo(1);
        assertThat(window.look().recent().p99Millis()).isCloseTo(1, within(0.01));
    }

    @Test
    void a_latency_beyond_a_minute_counts_as_a_minute_and_a_negative_one_as_none() {
        window.record(Duration.ofHours(1).toNanos());
        assertThat(window.look().recent().p50Millis()).isCloseTo(60_000, Percentage.withPercentage(1));

        window.record(-5);
        assertThat(window.look().recent().count()).isEqualTo(2);
    }
}
