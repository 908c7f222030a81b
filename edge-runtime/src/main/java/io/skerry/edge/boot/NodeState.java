package io.skerry.edge.boot;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.observe.RuntimeState;
import io.skerry.edge.observe.Snapshot;
import io.skerry.edge.plan.PlanSource;
import io.skerry.edge.plan.PlanState;
import io.skerry.edge.report.ReportCounts;
import io.skerry.edge.report.Reporter;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolState;
import io.skerry.edge.spool.SpoolStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page and the metrics ask about link, plan, reports and spool, also while these are still to be opened. */
final class NodeState implements RuntimeState {

    private static final SpoolStatus NO_SPOOL = new SpoolStatus(new SpoolState.Healthy(), 0, 0, 0, 0, Map.of(), 0);

    private final String node;
    private final Heartbeats heartbeats;
    private volatile @Nullable EdgeLink link;
    private volatile @Nullable Spool spool;
    private volatile @Nullable PlanSource plan;
    private volatile @Nullable Reporter reporter;

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

    void plan(PlanSource opened) {
        plan = opened;
    }

    void reporter(Reporter opened) {
        reporter = opened;
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
    public Snapshot.Plan plan() {
        PlanSource now = plan;
        PlanState state = now == null ? PlanState.NONE : now.state();
        return new Snapshot.Plan(
                state.generation(), state.digest(), state.refusal(), state.accepted(), state.refused());
    }

    @Override
    public Snapshot.Reports reports() {
        Reporter now = reporter;
        ReportCounts counts = now == null ? ReportCounts.NONE : now.counts();
        return new Snapshot.Reports(counts.sent(), counts.resent(), counts.waiting());
    }

    @Override
    public SpoolStatus spool() {
        Spool now = spool;
        return now == null ? NO_SPOOL : now.status();
    }

    @Override
    public boolean heard(ServiceName service) {
        return heartbeats.heard(service);
    }
}
