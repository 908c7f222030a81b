package io.skerry.edge.spool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The samples in flight, and when each is to be sent again. Times are nanoseconds of a monotonic clock. */
final class DeliveryWindow {

    private record Sent(ReadySample sample, int times, long dueAt) {}

    private final DeliverySettings settings;
    private final Map<UUID, Sent> inFlight = new HashMap<>();
    private long bytes;

    DeliveryWindow(DeliverySettings settings) {
        this.settings = settings;
    }

    int roomForSamples() {
        return settings.maxInFlight() - inFlight.size();
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

    void remove(Collection<UUID> ids) {
        for (UUID id : ids) {
            Sent gone = inFlight.remove(id);
            if (gone != null) {
                bytes -= gone.sample.bytes();
            }
        }
    }

    /** Samples to be sent again now, oldest first; they count as sent again. */
    List<ReadySample> takeDue(long now) {
        List<Sent> due = new ArrayList<>();
        for (Sent sent : inFlight.values()) {
            if (sent.dueAt - now <= 0) {
                due.add(sent);
            }
        }
        due.sort(Comparator.comparingLong(sent -> sent.sample.sequence()));
        for (Sent sent : due) {
            inFlight.put(sent.sample.id(), sent(sent.sample, sent.times + 1, now));
        }
        return due.stream().map(Sent::sample).toList();
    }

    /** Forgets how often each sample was sent: all are due now. */
    void startOver(long now) {
        inFlight.replaceAll((id, sent) -> new Sent(sent.sample, 0, now));
    }

    /** Nanoseconds until the next sample is due; empty if nothing is in flight. */
    OptionalLong untilDue(long now) {
        return inFlight.values().stream()
                .mapToLong(sent -> Math.max(0, sent.dueAt - now))
                .min();
    }

    private Sent sent(ReadySample sample, int times, long now) {
        return new Sent(sample, times, now + settings.resend().after(times).toNanos());
    }
}
