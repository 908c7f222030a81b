package io.skerry.edge.worker.deep;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a question may still be answered in time, without trusting that both clocks agree. For each sender the smallest difference
 * between its send time and our receive time is kept: that is the clocks' offset plus the fastest delivery seen (the minimum filter of
 * Cristian, 1989, for one way). What a question took beyond that it has spent waiting somewhere, and that counts against its time to
 * live. A sender whose clock jumps is judged anew: a smaller difference replaces the kept one at once, a larger one after two minutes,
 * or at once if it is larger than any wait that makes sense.
 */
final class Freshness {

    private static final int MAX_SENDERS = 10_000;
    private static final Duration FORGET = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private record Offset(long nanos, long since) {}

    private final Map<String, Offset> offsets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Offset> eldest) {
            return size() > MAX_SENDERS;
        }
    };

    /**
     * How long a question waited on its way, at least 0.
     *
     * @param sender node and instance
     * @param sent by the sender's clock
     * @param received by our clock
     * @param nanoTime monotonic time of the reception
     */
    synchronized Duration waited(String sender, Instant sent, Instant received, long nanoTime) {
        long difference = nanos(Duration.between(sent, received));
        Offset known = offsets.get(sender);
        if (known == null
                || difference <= known.nanos
                || difference - known.nanos > LONGEST_WAIT.toNanos()
                || nanoTime - known.since > FORGET.toNanos()) {
            offsets.put(sender, new Offset(difference, nanoTime));
            return Duration.ZERO;
        }
        return Duration.ofNanos(difference - known.nanos);
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
        }
    }
}
