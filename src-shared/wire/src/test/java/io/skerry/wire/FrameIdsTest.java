package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameIdsTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00.123Z");

    @Test
    void an_id_is_of_version_7_and_starts_with_the_milliseconds() {
        UUID id = new FrameIds(Clock.fixed(START, ZoneOffset.UTC), new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
    }

    @Property
    void ids_increase_whatever_the_clock_does(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -3_600_000, max = 3_600_000) Integer> offsets,
            @ForAll long seed) {
        Iterator<Integer> steps = offsets.iterator();
        FrameIds ids = new FrameIds(clock(() -> START.plusMillis(steps.next())), new Random(seed));

        List<UUID> made = Stream.generate(ids::next).limit(offsets.size()).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void more_ids_than_the_counter_holds_in_one_millisecond_still_increase() {
        FrameIds ids = new FrameIds(Clock.fixed(START, ZoneOffset.UTC), new Random(1));

        List<UUID> made = Stream.generate(ids::next).limit(20_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(millis(made.getLast()) - START.toEpochMilli()).isLessThanOrEqualTo(20_000 / 2048);
    }

    @Test
    void two_instances_with_one_clock_do_not_meet() {
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        FrameIds one = new FrameIds(clock, new Random(1));
        FrameIds other = new FrameIds(clock, new Random(2));

        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(one.next());
            made.add(other.next());
        }

        assertThat(made).hasSize(20_000);
    }

    @Test
    void many_threads_get_different_ids() throws Exception {
        FrameIds ids = new FrameIds(Clock.systemUTC(), new Random(1));
        List<UUID> made = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                tasks.add(threads.submit(() ->
                        made.addAll(Stream.generate(ids::next).limit(5_000).toList())));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        }

        assertThat(new HashSet<>(made)).hasSize(40_000);
    }

    @Test
    void an_id_follows_the_clock_again_once_it_has_caught_up() {
        Iterator<Instant> times = List.of(START, START.minus(Duration.ofHours(1)), START.plus(Duration.ofHours(1)))
                .iterator();
        FrameIds ids = new FrameIds(clock(times::next), new Random(1));

        assertThat(Stream.generate(ids::next).limit(3).map(FrameIdsTest::millis))
                .containsExactly(
                        START.toEpochMilli(),
                        START.toEpochMilli(),
                        START.plus(Duration.ofHours(1)).toEpochMilli());
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
