package io.skerry.edge.report;

import io.skerry.api.report.ServiceReport;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which report of a service is due. */
enum Due {
    /** A new one, before all others: what people wait for has changed. */
    NEWS,
    /** A new one: counters have moved, or the last one is old. */
    UPDATE,
    /** The last one once more: nobody has acknowledged it. */
    AGAIN,
    /** None. */
    NOTHING;

    /** Counters that move are reported no more often. */
    static final Duration MOVING = Duration.ofSeconds(10);

    /** A report is not older when nothing changes. */
    static final Duration ANYWAY = Duration.ofSeconds(60);

    /**
     * Decides. While a report is not acknowledged, only news is sent before it is due again; then it goes as it was, or as it should be now if
     * its counters are old.
     *
     * @param last what was sent last; absent: nothing yet
     * @param present the service as it is
     * @param now nanoseconds of the clock of {@code last}
     */
    static Due of(@Nullable SentReport last, ServiceReport present, long now) {
        if (last == null || !sameState(last.report(), present)) {
            return NEWS;
        }
        long age = now - last.madeAt();
        boolean moved = age >= MOVING.toNanos() && !present.equals(last.report());
        if (!last.acknowledged()) {
            return now - last.againAt() < 0 ? NOTHING : moved ? UPDATE : AGAIN;
        }
        return moved || age >= ANYWAY.toNanos() ? UPDATE : NOTHING;
    }

    private static boolean sameState(ServiceReport one, ServiceReport other) {
        return one.ready() == other.ready()
                && one.deepHeard() == other.deepHeard()
                && Objects.equals(one.model(), other.model())
                && Objects.equals(one.modelSha256(), other.modelSha256())
                && Objects.equals(one.problem(), other.problem());
    }
}
