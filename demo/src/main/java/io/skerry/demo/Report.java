package io.skerry.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The summary as people read it. Fits 80 columns. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    private Report() {}

    static String of(Summary summary) {
        Report report = new Report();
        report.accuracy(summary.accuracy());
        report.offload(summary.offload());
        report.latency(summary.latencyMs());
        report.linkCut(summary);
        report.counts(summary);
        return String.join(System.lineSeparator(), report.lines);
    }

    private void accuracy(Summary.Accuracy accuracy) {
        line(
                "Accuracy",
                String.format(
                        Locale.ROOT,
                        "edge alone %.2f %%   cloud alone %.2f %%   together %.2f %%",
                        100 * accuracy.edge(),
                        100 * accuracy.cloud(),
                        100 * accuracy.joint()));
    }

    private void offload(Summary.Offload offload) {
        line(
                "Offloaded",
                String.format(
                        Locale.ROOT,
                        "%.1f %% over %s: %,d bytes sent, all would be %,d",
                        100 * offload.ratio(),
                        offload.transport(),
                        offload.bytes(),
                        offload.bytesIfAll()));
    }

    private void latency(Map<String, Percentiles> bySource) {
        bySource.forEach((source, latency) -> line(
                "Latency",
                String.format(
                        Locale.ROOT,
                        "%-13s p50 %7.2f ms   p99 %7.2f ms   %,d answers",
                        source,
                        latency.p50(),
                        latency.p99(),
                        latency.count())));
    }

    private void linkCut(Summary summary) {
        line(
                "Link cut",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d pictures answered, %.2f %% of them right",
                        summary.offline().answered(),
                        summary.offline().asked(),
                        100 * summary.accuracy().jointOffline()));
        if (summary.recoveredAfterSeconds() < 0) {
            line("Link back", "the cloud did not answer any more");
        } else {
            line(
                    "Link back",
                    String.format(
                            Locale.ROOT, "the cloud answered again after %.1f s", summary.recoveredAfterSeconds()));
        }
    }

    private void counts(Summary summary) {
        Summary.Samples samples = summary.samples();
        line(
                "Samples",
                String.format(
                        Locale.ROOT,
                        "%,d mined, %,d in the collector, %,d twice, %,d lost",
                        samples.mined(),
                        samples.stored(),
                        samples.duplicated(),
                        samples.lost()));
        line("Requests", String.format(Locale.ROOT, "%,d, %,d failed", summary.requests(), summary.failedRequests()));
    }

    private void line(String what, String text) {
        lines.add(String.format("%-11s", what) + text);
    }
}
