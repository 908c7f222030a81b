package io.skerry.edge.spool;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The samples in flight, and when each is to be sent again. While it probes, only the oldest is sent again, and there is room for none
 * beside it. Times are nanoseconds of a monotonic clock.
 */
final class DeliveryWindow {

    private record Sent(ReadySample sample, int times, long dueAt) {}

    private final DeliverySettings settings;
    private final Map<UUID, Sent> inFlight = new HashMap<>();
    private long bytes;
    private boolean probing;

    void probe(boolean on) {
        probing = on;
    }

    boolean probing() {
        return probing;
    }

    DeliveryWindow(DeliverySettings settings) {
        this.settings = settings;
    }

    int roomForSamples() {
        return (probing ? 1 : settings.maxInFlight()) - inFlight.size();
    }

    long roomForBytes() {
        return settings.maxInFlightBytes() - bytes;
    }

    boolean hasRoom() {
        return roomForSamples() > 0 && roomForBytes() > 0;
    }

    int size() {
        return inFlight.size();
    }

    long bytes() {
        return bytes;
    }

    Set<UUID> ids() {
        return Set.copyOf(inFlight.keySet());
    }

    /** Takes in a sample that is sent for the first time now; false if it does not fit. Alone, a sample always fits. */
    boolean admit(ReadySample sample, long now) {
        boolean fits = inFlight.isEmpty() || (roomForSamples() > 0 && sample.bytes() <= roomForBytes());
        if (fits) {
            inFlight.put(sample.id(), sent(sample, 1, now));
            bytes += sample.bytes();
        }
        return fits;
    }

    /** Takes samples out; false if none of them was in flight. */
    boolean remove(Collection<UUID> ids) {
        int before = inFlight.size();
        for (UUID id : ids) {
            Sent gone = inFlight.remove(id);
            if (gone != null) {
                bytes -= gone.sample.bytes();
            }
        }
        return inFlight.size() < before;
    }

    /** Samples to be sent again now, oldest first; they count as sent again. */
    List<ReadySample> takeDue(long now) {
        List<Sent> due = toSendAgain().filter(sent -> sent.dueAt - now <= 0).toList();
        for (Sent sent : due) {
            inFlight.put(sent.sample.id(), sent(sent.sample, sent.times + 1, now));
        }
        return due.stream().map(Sent::sample).toList();
    }

    /** Forgets how often these samples were sent: they are due now. */
    void startOver(long now, Predicate<ReadySample> which) {
        inFlight.replaceAll((_, sent) -> which.test(sent.sample) ? new Sent(sent.sample, 0, now) : sent);
    }

    /** Nanoseconds until the next sample is due; empty if nothing is in flight. */
    OptionalLong untilDue(long now) {
        return toSendAgain().mapToLong(sent -> Math.max(0, sent.dueAt - now)).min();
    }

    /** Oldest first. */
    private Stream<Sent> toSendAgain() {
        Stream<Sent> sorted =
                inFlight.values().stream().sorted(Comparator.comparingLong(sent -> sent.sample.sequence()));
        return probing ? sorted.limit(1) : sorted;
    }

    private Sent sent(ReadySample sample, int times, long now) {
        return new Sent(sample, times, now + settings.resend().after(times).toNanos());
    }
}
