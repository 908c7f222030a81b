package io.skerry.edge.report;

import io.skerry.api.report.ServiceReport;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Reports to play with. */
final class Reports {

    private Reports() {}

    /** A service that answers, after so many inferences. */
    static ServiceReport report(long inferences) {
        return report(true, "fashion-shallow:1", inferences, true, null);
    }

    static ServiceReport report(
            boolean ready, @Nullable String model, long inferences, boolean deepHeard, @Nullable String problem) {
        return new ServiceReport(
                ready,
                model,
                model == null ? null : "ab",
                inferences,
                inferences / 2,
                inferences / 4,
                0,
                deepHeard,
                problem);
    }

    /** The service a moment later: mostly the same, at times with moved counters, rarely in another state. */
    static ServiceReport later(ServiceReport now, Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> report(!now.ready(), now.model(), now.inferences(), now.deepHeard(), now.problem());
            case 1 -> report(now.ready(), "model:" + random.nextInt(3), now.inferences(), now.deepHeard(), null);
            case 2 -> report(now.ready(), now.model(), now.inferences(), !now.deepHeard(), now.problem());
            case 3 -> report(now.ready(), now.model(), now.inferences(), now.deepHeard(), "bad " + random.nextInt(3));
            case 4, 5, 6, 7, 8, 9 ->
                report(now.ready(), now.model(), now.inferences() + 4, now.deepHeard(), now.problem());
            default -> now;
        };
    }

    static boolean sameState(ServiceReport one, ServiceReport other) {
        return state(one).equals(state(other));
    }

    private static ServiceReport state(ServiceReport report) {
        return new ServiceReport(
                report.ready(), report.model(), report.modelSha256(), 0, 0, 0, 0, report.deepHeard(), report.problem());
    }
}
