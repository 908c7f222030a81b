package io.skerry.edge.report;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.link.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a node's services: for each service the last one that was sent, and nothing besides. {@link Due} decides for one
 * service; here they share the link, news first, then what has waited longest. For one thread; times are nanoseconds of a monotonic clock.
 */
final class ReportSchedule {

    /** How long to wait for the acknowledgement after the first, second … sending. */
    static final Backoff AGAIN = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));

    /**
     * A report to be sent now.
     *
     * @param again whether the same frame was sent before
     */
    record Outgoing(ServiceName service, UUID id, ServiceReport report, boolean again) {}

    private record Candidate(
            ServiceName service, Due due, @Nullable SentReport before, ServiceReport present) {

        long waiting(long now) {
            return before == null ? 0 : now - before.madeAt();
        }
    }

    private final int most;
    private final Supplier<UUID> ids;
    private final RandomGenerator random;
    private final Map<ServiceName, SentReport> last = new HashMap<>();

    /**
     * @param most reports at one look, so that many services do not fill the link
     * @param ids a new id for each frame
     */
    ReportSchedule(int most, Supplier<UUID> ids, RandomGenerator random) {
        this.most = most;
        this.ids = ids;
        this.random = random;
    }

    /**
     * What to send now; it counts as sent.
     *
     * @param present the services as they are; others are forgotten
     */
    List<Outgoing> due(Map<ServiceName, ServiceReport> present, long now) {
        last.keySet().retainAll(present.keySet());
        return present.entrySet().stream()
                .map(entry -> candidate(entry.getKey(), entry.getValue(), now))
                .filter(candidate -> candidate.due() != Due.NOTHING)
                .sorted(Comparator.comparing((Candidate candidate) -> candidate.due() != Due.NEWS)
                        .thenComparingLong(candidate -> -candidate.waiting(now)))
                .limit(most)
                .map(candidate -> send(candidate, now))
                .toList();
    }

    private Candidate candidate(ServiceName service, ServiceReport present, long now) {
        SentReport before = last.get(service);
        return new Candidate(service, Due.of(before, present, now), before, present);
    }

    private Outgoing send(Candidate candidate, long now) {
        SentReport before = candidate.before();
        int tries = before == null || candidate.due() == Due.NEWS ? 1 : before.tries() + 1;
        long againAt = now + AGAIN.after(tries, random).toNanos();
        boolean again = candidate.due() == Due.AGAIN;
        SentReport sent = before != null && again
                ? new SentReport(before.id(), before.report(), before.madeAt(), tries, againAt, false)
                : new SentReport(ids.get(), candidate.present(), now, tries, againAt, false);
        last.put(candidate.service(), sent);
        return new Outgoing(candidate.service(), sent.id(), sent.report(), again);
    }

    /** The cloud has the reports of these frames; ids of anything else are of no interest. */
    void acknowledge(Collection<UUID> ids) {
        Set<UUID> known = Set.copyOf(ids);
        last.replaceAll((_, sent) -> known.contains(sent.id()) ? sent.acknowledge() : sent);
    }

    /** The link is back: what is not acknowledged is due now. */
    void startOver(long now) {
        last.replaceAll((_, sent) -> sent.startOver(now));
    }

    /** Reports that nobody has acknowledged. */
    int unacknowledged() {
        return (int) last.values().stream().filter(sent -> !sent.acknowledged()).count();
    }
}
