package io.skerry.operator.link;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.InvalidReportException;
import io.skerry.api.report.ReportJson;
import io.skerry.link.Envelopes;
import io.skerry.operator.report.NodeReports;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.PlanAck;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes what nodes say of themselves. A node speaks for itself only: the way on which a frame came says which node it is, and the
 * frame must say the same.
 */
public final class StatusInbox {

    /** Who is told of news. */
    public interface Listener {

        /** A node named the plan that it works by, or refused one. */
        void planAck(String node, PlanAck ack);

        /** A frame was refused. */
        void refused(String why);
    }

    private static final Logger LOG = Logger.getLogger(StatusInbox.class);

    private final NodeReports reports;
    private final NodeChannel channel;
    private final Envelopes envelopes;
    private final Clock clock;
    private final Listener listener;

    public StatusInbox(NodeReports reports, NodeChannel channel, Envelopes envelopes, Clock clock, Listener listener) {
        this.reports = reports;
        this.channel = channel;
        this.envelopes = envelopes;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Takes a frame.
     *
     * @param node from which it came
     */
    public void accept(String node, Frame frame) {
        if (!frame.header().source().node().equals(node)) {
            refuse(
                    node,
                    "wrong-node",
                    "it says that it is of node '" + frame.header().source().node() + "'");
            return;
        }
        switch (Messages.parse(frame)) {
            case Parsed.Ok(PlanAck ack) -> listener.planAck(node, ack);
            case Parsed.Ok(Status status) -> report(node, frame.header(), status);
            case Parsed.Ok(Message other) ->
                refuse(
                        node,
                        "wrong-type",
                        "an operator takes no " + other.getClass().getSimpleName());
            case Parsed.Refused(var error) -> refuse(node, error.code().name(), error.message());
        }
    }

    private void report(String node, FrameHeader header, Status status) {
        try {
            ServiceName service = ServiceName.parse(status.subject());
            reports.accept(
                    header.source(),
                    header.sequence(),
                    service,
                    ReportJson.read(bytes(status.payload().bytes())),
                    clock.instant());
            acknowledge(node, header);
        } catch (InvalidReportException | InvalidPlanException e) {
            refuse(node, "bad-report", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void acknowledge(String node, FrameHeader header) {
        String address = header.replyTo();
        if (address == null || !address.equals(Topics.node(node, header.source().instance()))) {
            return;
        }
        channel.send(node, address, new Ack(List.of(header.id())).toFrame(envelopes.answer(header.id())))
                .exceptionally(e -> {
                    LOG.debugf("node %s is not told that its report came: %s", node, e.getMessage());
                    return null;
                });
    }

    private void refuse(String node, String code, String why) {
        LOG.debugf("a frame from node %s is refused: %s", node, why);
        listener.refused(code);
    }
}
