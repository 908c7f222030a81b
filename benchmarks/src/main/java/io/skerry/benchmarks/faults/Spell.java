package io.skerry.benchmarks.faults;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A time with one kind of weather.
 *
 * @param words what people call it
 * @param first the weather of its first second, and of each second after
 * @param other the weather of the seconds between
 */
record Spell(String words, Weather first, Weather other) {

    static final Spell CLEAR = steady("clear", Weather.CLEAR);

    static final List<Spell> ALL = List.of(
            CLEAR,
            steady("dead", Weather.DEAD),
            steady("slow (2 s)", Weather.SLOW),
            steady("lossy (10 %)", Weather.LOSSY),
            new Spell("flapping (1 s on, 1 s off)", Weather.CUT, Weather.CLEAR));

    private static final long TURN_MILLIS = 1_000;

    /** Something that is done meanwhile. */
    interface Work<T> {
        T run() throws Exception;
    }

    private static Spell steady(String words, Weather weather) {
        return new Spell(words, weather, weather);
    }

    /** Does something while the link has this weather; it is clear afterwards. */
    <T> T over(WeatherLink link, Work<T> work) throws Exception {
        try (ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor()) {
            var _ = turns.scheduleAtFixedRate(() -> link.become(first), 0, 2 * TURN_MILLIS, TimeUnit.MILLISECONDS);
            var _ = turns.scheduleAtFixedRate(
                    () -> link.become(other), TURN_MILLIS, 2 * TURN_MILLIS, TimeUnit.MILLISECONDS);
            try {
                return work.run();
            } finally {
                turns.shutdownNow();
            }
        } finally {
            link.become(Weather.CLEAR);
        }
    }
}
