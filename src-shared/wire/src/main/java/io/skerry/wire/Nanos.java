package io.skerry.wire;

import java.time.Duration;
import java.time.Instant;

/** Times and durations as headers carry them: whole nanoseconds, a time since 1970-01-01T00:00:00Z. */
public final class Nanos {

    private static final Instant LAST = instant(Long.MAX_VALUE);
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Nanos() {}

    /**
     * A time in nanoseconds.
     *
     * @throws InvalidFrameException if it is before 1970 or after the year 2262
     */
    public static long of(String field, Instant time) {
        Check.that(
                !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST),
                FrameError.Code.INVALID_FIELD,
                () -> field + " is " + time + ", must be from " + Instant.EPOCH + " to " + LAST);
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /**
     * A duration in nanoseconds.
     *
     * @throws InvalidFrameException if it is negative or longer than 292 years
     */
    public static long of(String field, Duration duration) {
        return of(field, duration, LONGEST);
    }

    /** A duration in nanoseconds, at most the limit. */
    static long of(String field, Duration duration, Duration limit) {
        Check.that(
                !duration.isNegative() && duration.compareTo(limit) <= 0,
                FrameError.Code.INVALID_FIELD,
                () -> field + " is " + duration + ", must be from 0 to " + limit);
        return duration.toNanos();
    }

    /** The time that many nanoseconds after 1970. */
    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
