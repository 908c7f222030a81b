package io.skerry.operator.faults;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.link.Envelopes;
import io.skerry.link.eventbus.FrameText;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** What a node says, as it comes out of KubeEdge. */
final class EdgeWords {

    private final Envelopes envelopes;

    EdgeWords(String node) {
        this.envelopes = new Envelopes(
                new Source(node, "run"), new FrameIds(Clock.systemUTC(), new SecureRandom()), Clock.systemUTC());
    }

    /**
     * A report of a service.
     *
     * @param waiting hard examples that wait for delivery
     */
    byte[] report(ServiceName service, long waiting) {
        ServiceReport report = new ServiceReport(true, "little:1", null, 1, 1, 1, waiting, true, null);
        Payload payload = new Payload("application/json", null, List.of(), ByteBuffer.wrap(ReportJson.write(report)));
        return text(new Status(service.toString(), payload));
    }

    /** That it has no plan yet. */
    byte[] noPlan() {
        return text(new PlanAck(0, "none", true, null));
    }

    /** That it works by a plan. */
    byte[] accepted(Plan plan) {
        return text(new PlanAck(plan.generation(), plan.digest(), true, null));
    }

    private byte[] text(Message message) {
        return FrameText.encode(message.toFrame(envelopes.alone()));
    }
}
