package io.skerry.edge.link.mqtt;

import java.util.List;

/**
 * Whether a broker delays small messages by Nagle's algorithm against our delayed acknowledgements: a QoS 1 message to ourselves
 * comes back as two small writes (PUBACK, then PUBLISH), and without TCP_NODELAY at the broker the second waits for our kernel's
 * delayed ACK, 40 ms on Linux. At QoS 0 there is one write and no wait.
 */
final class NagleSignature {

    private static final long DELAYED_ACK_NANOS = 35_000_000;
    private static final long WIDEST_NANOS = 60_000_000;

    private NagleSignature() {}

    /**
     * Compares round trips.
     *
     * @param qos0 round trips to ourselves at QoS 0 in nanoseconds
     * @param qos1 the same at QoS 1
     * @return true if the fastest QoS 1 round trip is 35 to 60 ms slower than the fastest at QoS 0
     */
    static boolean seen(List<Long> qos0, List<Long> qos1) {
        if (qos0.isEmpty() || qos1.isEmpty()) {
            return false;
        }
        long delay = qos1.stream().mapToLong(Long::longValue).min().orElseThrow()
                - qos0.stream().mapToLong(Long::longValue).min().orElseThrow();
        return delay >= DELAYED_ACK_NANOS && delay <= WIDEST_NANOS;
    }
}
