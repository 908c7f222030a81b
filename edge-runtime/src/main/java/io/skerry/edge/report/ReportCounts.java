package io.skerry.edge.report;

/**
 * What became of the reports since the start.
 *
 * @param sent reports sent for the first time
 * @param resent how often a report was sent once more
 * @param waiting reports that are not acknowledged now
 */
public record ReportCounts(long sent, long resent, int waiting) {

    /** Nothing was reported yet. */
    public static final ReportCounts NONE = new ReportCounts(0, 0, 0);

    ReportCounts sent(boolean again) {
        return again ? new ReportCounts(sent, resent + 1, waiting) : new ReportCounts(sent + 1, resent, waiting);
    }

    ReportCounts waiting(int now) {
        return new ReportCounts(sent, resent, now);
    }
}
