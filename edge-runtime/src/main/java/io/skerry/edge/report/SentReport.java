package io.skerry.edge.report;

import io.skerry.api.report.ServiceReport;
import java.util.UUID;

/**
 * The last report of a service that was sent. Times are nanoseconds of a monotonic clock.
 *
 * @param id of its frame
 * @param madeAt when it was sent for the first time
 * @param tries how often something was sent since the last acknowledgement or news
 * @param againAt when it is sent again
 * @param acknowledged whether the cloud has it
 */
record SentReport(UUID id, ServiceReport report, long madeAt, int tries, long againAt, boolean acknowledged) {

    SentReport acknowledge() {
        return new SentReport(id, report, madeAt, 0, againAt, true);
    }

    /** Due now, as if it had not been sent before. */
    SentReport startOver(long now) {
        return acknowledged ? this : new SentReport(id, report, madeAt, 0, now, false);
    }
}
