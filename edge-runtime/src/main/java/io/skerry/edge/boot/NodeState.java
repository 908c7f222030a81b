package io.skerry.edge.boot;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.observe.RuntimeState;
import io.skerry.edge.observe.Snapshot;
import io.skerry.edge.spool.DropReason;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolState;
import io.skerry.edge.spool.SpoolStatus;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the page and the metrics ask about link and spool, also while these are still to be opened. */
final class NodeState implements RuntimeState {

    private final String node;
    private final Heartbeats heartbeats;
    private volatile @Nullable EdgeLink link;
    private volatile @Nullable Spool spool;

    NodeState(String node, Heartbeats heartbeats) {
        this.node = node;
        this.heartbeats = heartbeats;
    }

    void link(EdgeLink opened) {
        link = opened;
    }

    void spool(Spool opened) {
        spool = opened;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public Snapshot.Link link() {
        EdgeLink now = link;
        return now == null
                ? new Snapshot.Link(false, "none", "no broker is set: this node works alone")
                : new Snapshot.Link(now.connected(), now.transport(), now.description());
    }

    @Override
    public Snapshot.Spool spool() {
        Spool now = spool;
        if (now == null) {
            return new Snapshot.Spool("none", null, 0, 0, 0, 0, dropped(Map.of()));
        }
        SpoolStatus status = now.status();
        return new Snapshot.Spool(
                word(status.state()),
                status.state() instanceof SpoolState.Failing(String reason) ? reason : null,
                status.samples(),
                status.bytes(),
                status.stored(),
                status.delivered(),
                dropped(status.dropped()));
    }

    private static Map<String, Long> dropped(Map<DropReason, Long> counts) {
        Map<String, Long> all = new TreeMap<>();
        for (DropReason reason : DropReason.values()) {
            all.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), counts.getOrDefault(reason, 0L));
        }
        return all;
    }

    private static String word(SpoolState state) {
        return switch (state) {
            case SpoolState.Healthy _ -> "healthy";
            case SpoolState.Full _ -> "full";
            case SpoolState.Failing _ -> "failing";
        };
    }

    @Override
    public boolean heard(ServiceName service) {
        return heartbeats.heard(service);
    }
}
