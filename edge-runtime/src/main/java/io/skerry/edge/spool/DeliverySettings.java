package io.skerry.edge.spool;

import io.skerry.link.Backoff;
import java.time.Duration;

/**
 * How fast samples are delivered.
 *
 * @param maxInFlight most samples sent and not yet acknowledged
 * @param maxInFlightBytes most bytes of them; one sample is sent even if it is larger
 * @param resend how long to wait for the acknowledgement of a sample after its first, second … sending
 */
public record DeliverySettings(int maxInFlight, long maxInFlightBytes, Backoff resend) {

    public static final DeliverySettings DEFAULT =
            new DeliverySettings(32, 4L << 20, new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(2)));

    public DeliverySettings {
        if (maxInFlight < 1 || maxInFlightBytes < 1) {
            throw new IllegalArgumentException("A window of " + maxInFlight + " samples and " + maxInFlightBytes
                    + " bytes lets nothing through: both must be positive.");
        }
    }
}
