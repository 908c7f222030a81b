package io.skerry.edge.observe;

import io.skerry.edge.spool.DropReason;
import io.skerry.edge.spool.SpoolState;
import io.skerry.edge.spool.SpoolStatus;
import io.skerry.inference.cascade.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows, at one moment. Counts are since the start of the runtime unless they are called recent; its JSON is
 * {@code GET /v1/observe}.
 *
 * @param node name of the edge node
 * @param refusedFrames frames from the link that were no frames, by code
 * @param failedRequests requests that were answered with an error, by HTTP status
 */
public record Snapshot(
        Instant time,
        String node,
        Link link,
        Spool spool,
        Plan plan,
        Reports reports,
        Map<String, Long> refusedFrames,
        Map<String, Long> failedRequests,
        List<Service> services) {

    /**
     * The way to the cloud.
     *
     * @param connected whether there is a first hop; says nothing about the other side
     * @param transport name of the driver
     * @param description where it leads and how it is, for people
     */
    public record Link(boolean connected, String transport, String description) {}

    /**
     * The node plan.
     *
     * @param generation of the one that applies; 0 if none does
     * @param digest of its content; {@code none} if none applies
     * @param refusal why the last one that was offered was refused; absent: it applies
     * @param accepted plans that came into force
     * @param refused plans that were refused
     */
    public record Plan(
            long generation, String digest, @Nullable String refusal, long accepted, long refused) {}

    /**
     * Reports of the services to the cloud.
     *
     * @param sent reports sent for the first time
     * @param resent how often one was sent once more
     * @param waiting reports that are not acknowledged now
     */
    public record Reports(long sent, long resent, int waiting) {}

    /**
     * Hard examples that wait for delivery.
     *
     * @param state one word: {@code healthy}, {@code full} or {@code failing}
     * @param detail why it is failing, in words
     * @param samples that wait
     * @param bytes that they take
     * @param stored samples taken
     * @param delivered samples that the cloud acknowledged
     * @param dropped by reason, with every reason that there is, also at 0
     */
    public record Spool(
            String state,
            @Nullable String detail,
            long samples,
            long bytes,
            long stored,
            long delivered,
            Map<String, Long> dropped) {

        static Spool of(SpoolStatus status) {
            String state = switch (status.state()) {
                case SpoolState.Healthy _ -> "healthy";
                case SpoolState.Full _ -> "full";
                case SpoolState.Failing _ -> "failing";
            };
            Map<String, Long> dropped = new LinkedHashMap<>();
            for (DropReason reason : DropReason.values()) {
                dropped.put(Label.of(reason), status.dropped(reason));
            }
            return new Spool(
                    state,
                    status.state() instanceof SpoolState.Failing(String reason) ? reason : null,
                    status.samples(),
                    status.bytes(),
                    status.stored(),
                    status.delivered(),
                    dropped);
        }
    }

    /**
     * One service.
     *
     * @param cloudHeard whether a deep worker of it is heard
     * @param answersPerSecond over the last ten seconds or so
     * @param sources one for each source, in the order of their definition
     * @param hardExamples newest first
     */
    public record Service(
            String namespace,
            String name,
            boolean cloudHeard,
            double answersPerSecond,
            List<Source> sources,
            Offload offload,
            List<Hard> hardExamples) {}

    /**
     * Answers of one source.
     *
     * @param total since the start
     * @param recent the last minute
     * @param series the last minute in slots of three seconds, oldest first
     */
    public record Source(String source, long total, LatencySummary recent, List<LatencySummary> series) {}

    /**
     * The side door.
     *
     * @param bytes of payload sent
     * @param retries questions asked a second time
     * @param late answers after their deadline
     * @param unexpected answers to nothing that was asked
     * @param agreed how often edge and cloud named the same class
     * @param roundTrip from question to answer in the last minute
     */
    public record Offload(
            long bytes,
            long retries,
            long late,
            long unexpected,
            long agreed,
            long disagreed,
            LatencySummary roundTrip) {}

    /**
     * A hard example.
     *
     * @param picture path of its picture, absent if it has none
     * @param cloud absent if the deep model gave no verdict in time
     */
    public record Hard(
            UUID id,
            Instant time,
            String source,
            double hardness,
            @Nullable String picture,
            Verdict edge,
            @Nullable Verdict cloud) {

        static Hard of(HardExample example) {
            return new Hard(
                    example.id(),
                    example.time(),
                    example.source().label(),
                    example.hardness(),
                    example.picture() == null ? null : "/v1/observe/hard/" + example.id(),
                    example.edge(),
                    example.cloud());
        }
    }
}
