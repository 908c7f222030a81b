package io.skerry.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary as people read it. */
final class Report {

    private Report() {}

    static String of(Summary summary) {
        return Stream.of(accuracy(summary), offload(summary), latency(summary), linkCut(summary), counts(summary))
                .flatMap(List::stream)
                .collect(Collectors.joining(System.lineSeparator(), System.lineSeparator(), ""));
    }

    private static List<String> accuracy(Summary summary) {
        Summary.Accuracy accuracy = summary.accuracy();
        return List.of(String.format(
                Locale.ROOT,
                "Accuracy   edge alone %.2f %%   cloud alone %.2f %%   together %.2f %%",
                100 * accuracy.edge(),
                100 * accuracy.cloud(),
                100 * accuracy.joint()));
    }

    private static List<String> offload(Summary summary) {
        return List.of(String.format(
                Locale.ROOT,
                "Offloaded  %.1f %% of the pictures, %,d bytes sent; all pictures are %,d bytes",
                100 * summary.offload().ratio(),
                summary.offload().bytes(),
                summary.offload().bytesIfAll()));
    }

    private static List<String> latency(Summary summary) {
        return summary.latencyMs().entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "Latency    %-13s p50 %8.2f ms   p99 %8.2f ms   (%d answers)",
                        entry.getKey(),
                        entry.getValue().p50(),
                        entry.getValue().p99(),
                        entry.getValue().count()))
                .toList();
    }

    private static List<String> linkCut(Summary summary) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Link cut   %d of %d pictures answered, %.2f %% of them right",
                        summary.offline().answered(),
                        summary.offline().asked(),
                        100 * summary.accuracy().jointOffline()),
                summary.recoveredAfterSeconds() < 0
                        ? "Link back  the cloud did not answer any more"
                        : String.format(
                                Locale.ROOT,
                                "Link back  the cloud answered again after %.1f s",
                                summary.recoveredAfterSeconds()));
    }

    private static List<String> counts(Summary summary) {
        Summary.Samples samples = summary.samples();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Samples    %d mined, %d in the collector, %d twice, %d lost",
                        samples.mined(),
                        samples.stored(),
                        samples.duplicated(),
                        samples.lost()),
                String.format(Locale.ROOT, "Requests   %d, %d failed", summary.requests(), summary.failedRequests()));
    }
}
