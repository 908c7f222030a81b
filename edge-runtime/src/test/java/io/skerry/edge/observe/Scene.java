package io.skerry.edge.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.spool.DropReason;
import io.skerry.edge.spool.SpoolState;
import io.skerry.edge.spool.SpoolStatus;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A runtime to look at whose other rooms say what the test wants. */
final class Scene implements RuntimeState {

    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final ServiceName FASHION = new ServiceName("default", "fashion");

    final FakeTime time = new FakeTime();
    final RuntimeObserver observer;
    Snapshot.Link link = new Snapshot.Link(true, "mqtt", "mqtt://localhost:1883, connected");
    SpoolStatus spool = spool(new SpoolState.Healthy(), 3, 6_144, Map.of(DropReason.FULL, 2L));
    Snapshot.Plan plan = new Snapshot.Plan(7, "sha256:" + "c4".repeat(32), null, 2, 1);
    Snapshot.Reports reports = new Snapshot.Reports(12, 3, 1);
    boolean heard = true;

    Scene(MeterRegistry registry) {
        this.observer = new RuntimeObserver(this, Clock.fixed(NOON, ZoneOffset.UTC), time, registry);
    }

    static SpoolStatus spool(SpoolState state, long samples, long bytes, Map<DropReason, Long> dropped) {
        return new SpoolStatus(state, samples, bytes, 120, 117, dropped, 0);
    }

    static HardExample example(int number, AnswerSource source, @Nullable Verdict cloud, @Nullable Picture picture) {
        return new HardExample(
                new UUID(0, number),
                NOON.minusSeconds(number),
                source,
                0.75,
                new Verdict(6, "Shirt", 0.41, "fashion-shallow:1"),
                cloud,
                picture);
    }

    static Verdict deep(int index, String label) {
        return new Verdict(index, label, 0.93, "fashion-deep:1");
    }

    @Override
    public String node() {
        return "edge-1";
    }

    @Override
    public Snapshot.Link link() {
        return link;
    }

    @Override
    public SpoolStatus spool() {
        return spool;
    }

    @Override
    public Snapshot.Plan plan() {
        return plan;
    }

    @Override
    public Snapshot.Reports reports() {
        return reports;
    }

    @Override
    public boolean heard(ServiceName service) {
        return heard;
    }
}
