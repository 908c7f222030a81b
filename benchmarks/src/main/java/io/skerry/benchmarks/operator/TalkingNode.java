package io.skerry.benchmarks.operator;

import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.link.Envelopes;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one edge node says: it takes every plan, and every model is loaded at once. Thread-safe. */
final class TalkingNode {

    private static final String RUN = "run-1";
    private static final FrameIds IDS = new FrameIds(Clock.systemUTC(), new SecureRandom());

    private final String name;
    private final Envelopes envelopes;
    private final Map<ServiceName, ServiceAssignment> services = new HashMap<>();
    private PlanAck applied = new PlanAck(0, "none", true, null);

    TalkingNode(String name) {
        this.name = name;
        this.envelopes = new Envelopes(new Source(name, RUN), IDS, Clock.systemUTC());
    }

    String name() {
        return name;
    }

    /** Sign of life. */
    synchronized Frame life() {
        return applied.toFrame(envelopes.alone());
    }

    /** Works by a plan from now on. The answers: an acknowledgement, and a report of each service that is new or has another model. */
    synchronized List<Frame> take(Plan plan) {
        byte[] json = new byte[plan.payload().bytes().remaining()];
        plan.payload().bytes().get(json);
        applied = new PlanAck(plan.generation(), plan.digest(), true, null);
        Map<ServiceName, ServiceAssignment> before = Map.copyOf(services);
        services.clear();
        PlanJson.read(json).services().forEach(service -> services.put(service.id(), service));
        Stream<Frame> news = services.values().stream()
                .filter(service -> !before.containsKey(service.id())
                        || !before.get(service.id()).model().equals(service.model()))
                .map(this::report);
        return Stream.concat(Stream.of(life()), news).toList();
    }

    synchronized List<ServiceAssignment> services() {
        return List.copyOf(services.values());
    }

    /** A report of each service. */
    synchronized List<Frame> reports() {
        return services.values().stream().map(this::report).toList();
    }

    private Frame report(ServiceAssignment service) {
        String model = service.model().url().toString();
        byte[] json = ReportJson.write(new ServiceReport(true, model, null, 0, 0, 0, 0, true, null));
        return new Status(
                        service.id().toString(),
                        new Payload("application/json", null, List.of(), ByteBuffer.wrap(json)))
                .toFrame(envelopes.next(IDS.next(), null, Topics.node(name, RUN)));
    }
}
