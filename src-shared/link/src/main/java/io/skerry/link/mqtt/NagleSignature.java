package io.skerry.link.mqtt;

import java.util.List;

/**
 * Whether a broker delays small messages by Nagle's algorithm against our delayed acknowledgements. A QoS 1 message to ourselves makes
 * it write twice, the message and the acknowledgement; without TCP_NODELAY the second write waits until our kernel has acknowledged
 * the first, which it delays by 40 ms on Linux. At QoS 0 there is one write and no wait.
 */
final class NagleSignature {

    private static final long DELAYED_ACK_NANOS = 35_000_000;
    private static final long WIDEST_NANOS = 80_000_000;

    private NagleSignature() {}

    /**
     * Compares round trips.
     *
     * @param alone times until a QoS 0 message is back, in nanoseconds
     * @param together times until a QoS 1 message and its acknowledgement are back
     * @return true if the median of the latter is 35 to 80 ms above that of the former
     */
    static boolean seen(List<Long> alone, List<Long> together) {
        if (alone.isEmpty() || together.isEmpty()) {
            return false;
        }
        long delay = median(together) - median(alone);
        return delay >= DELAYED_ACK_NANOS && delay <= WIDEST_NANOS;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
