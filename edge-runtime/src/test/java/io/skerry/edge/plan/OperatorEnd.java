package io.skerry.edge.plan;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.link.Frames;
import io.skerry.link.Envelopes;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import io.skerry.wire.message.Status;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** The operator's end of the link to one node, with what the node says. It acknowledges nothing by itself. */
public final class OperatorEnd implements AutoCloseable {

    /** A report and the frame in which it came. */
    public record Report(UUID frame, String service, ServiceReport report) {}

    private final Vertx vertx = Vertx.vertx();
    private final Envelopes envelopes = Frames.envelopes("operator");
    private final BlockingQueue<PlanAck> acks = new LinkedBlockingQueue<>();
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final String node;
    private final MqttConnection connection;

    /** Returns when the broker delivers what the node says. */
    public OperatorEnd(BrokerAddress broker, String node) {
        this.node = node;
        this.connection = new MqttConnection(vertx, broker, "operator", FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        connection.start();
        String status = Topics.status(node);
        connection.subscribe(status, status, MqttQoS.AT_LEAST_ONCE, (_, payload) -> received(payload.getBytes()));
        Await.until("the operator's subscription", () -> {
            var _ = connection.publish(status, Buffer.buffer("hello"), MqttQoS.AT_MOST_ONCE);
            return subscribed.get();
        });
    }

    private void received(byte[] bytes) {
        if (FrameCodec.decode(bytes, FrameLimits.DEFAULT) instanceof Decoded.Ok(Frame frame)
                && Messages.parse(frame) instanceof Parsed.Ok(Message message)) {
            switch (message) {
                case PlanAck ack -> acks.add(ack);
                case Status status -> reports.add(report(frame, status));
                default -> throw new AssertionError("an edge does not send " + message);
            }
        }
        subscribed.set(true);
    }

    private static Report report(Frame frame, Status status) {
        byte[] json = new byte[status.payload().bytes().remaining()];
        status.payload().bytes().get(json);
        return new Report(frame.header().id(), status.subject(), ReportJson.read(json));
    }

    /** Sends a plan; returns when the broker has it. */
    public void send(Plan plan) {
        Await.done(Delivery.publish(connection, plan.toFrame(envelopes.alone()), _ -> Topics.plan(node)));
    }

    /** Sends a plan, and again whenever the node says that it has another one, until it has answered. Returns how. */
    public PlanAck deliver(Plan plan) {
        send(plan);
        return awaitAck(ack -> {
            boolean answered =
                    ack.generation() == plan.generation() && ack.digest().equals(plan.digest());
            if (!answered) {
                send(plan);
            }
            return answered;
        });
    }

    /** Waits for such a word of the node; what comes before it is of no interest. */
    public PlanAck awaitAck(Predicate<PlanAck> wanted) {
        PlanAck ack = Await.next(acks);
        while (!wanted.test(ack)) {
            ack = Await.next(acks);
        }
        return ack;
    }

    /** What the node said of plans since it was asked last. */
    public List<PlanAck> takeAcks() {
        List<PlanAck> said = new ArrayList<>();
        acks.drainTo(said);
        return said;
    }

    /** Waits for such a report; what comes before it is of no interest. */
    public Report awaitReport(Predicate<Report> wanted) {
        Report report = Await.next(reports);
        while (!wanted.test(report)) {
            report = Await.next(reports);
        }
        return report;
    }

    /** Acknowledges a report to the run of the node that sent it. */
    public void acknowledge(Report report, String instance) {
        Await.done(Delivery.publish(
                connection,
                new Ack(List.of(report.frame())).toFrame(envelopes.alone()),
                _ -> Topics.node(node, instance)));
    }

    /** Returns when it has a connection, or has lost it. */
    public void awaitConnected(boolean connected) {
        Await.until("the operator's connection: " + connected, () -> connection.connected() == connected);
    }

    @Override
    public void close() {
        connection.close();
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
