package io.skerry.operator.report;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.wire.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The newest report of each service from each node. Frames may be lost, repeated and come in another order: of one run of a node's
 * program a report counts if its number is larger than that of the one before, and a run that another one has replaced is over.
 * Thread-safe.
 */
public final class NodeReports {

    /** A report, from whom it is, and when it came. */
    public record Entry(ServiceReport report, String instance, long sequence, Instant heard) {}

    private record Key(String node, ServiceName service) {}

    private final Map<Key, Entry> newest = new ConcurrentHashMap<>();
    private final InstanceLog instances = new InstanceLog();
    private final List<Consumer<ServiceName>> listeners = new CopyOnWriteArrayList<>();

    /** Is told the name of each service of which a node says something else than before. */
    public void listen(Consumer<ServiceName> listener) {
        listeners.add(listener);
    }

    /**
     * Takes a report.
     *
     * @param sequence the frame's
     * @return whether it is news; an older one, or one that is here already, is none
     */
    public boolean accept(Source source, long sequence, ServiceName service, ServiceReport report, Instant now) {
        if (!instances.isCurrent(source)) {
            return false;
        }
        Entry next = new Entry(report, source.instance(), sequence, now);
        AtomicBoolean news = new AtomicBoolean();
        AtomicBoolean different = new AtomicBoolean();
        newest.compute(new Key(source.node(), service), (_, before) -> {
            news.set(before == null || isNewer(next, before));
            different.set(before == null || !before.report.equals(report));
            return news.get() ? next : before;
        });
        if (news.get() && different.get()) {
            listeners.forEach(listener -> listener.accept(service));
        }
        return news.get();
    }

    private static boolean isNewer(Entry after, Entry before) {
        return !after.instance.equals(before.instance) || after.sequence > before.sequence;
    }

    /** The newest report of a service from a node. */
    public Optional<Entry> of(String node, ServiceName service) {
        return Optional.ofNullable(newest.get(new Key(node, service)));
    }

    /** Forgets what nodes said of a service that is gone. */
    public void forget(ServiceName service) {
        newest.keySet().removeIf(key -> key.service.equals(service));
    }
}
