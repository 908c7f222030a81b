package io.skerry.edge.link.eventbus;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.Envelopes;
import io.skerry.link.FrameDoor;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.eventbus.FrameText;
import io.skerry.link.eventbus.Routes;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.BrokerProbe;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.MessageType;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Beat;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The edge's end of the link over KubeEdge: the node's own broker, from which EventBus carries frames to the cloud. */
public final class EventBusEdgeLink implements EdgeLink {

    private static final Logger LOG = Logger.getLogger(EventBusEdgeLink.class);
    /** A larger message is slow for everybody on the node: they share one connection to the cloud. */
    private static final int LARGE_BYTES = 256 << 10;

    private final MqttConnection connection;
    private final Routes routes;
    private final Envelopes envelopes;
    private final FrameDoor door;
    private final String node;
    private final String own;
    private final BrokerProbe probe;
    private final Announcements announcements;
    private final Uplink uplink;
    private final Set<String> warnedOfLarge = ConcurrentHashMap.newKeySet();

    /**
     * @param broker the node's own, that EventBus is connected to
     * @param self who this node is
     * @param envelopes for the announcements
     * @param door takes what arrives and counts what is refused
     * @param connectionChanged called with true after a connect and with false when the connection broke
     * @param timer its tasks are short
     */
    public EventBusEdgeLink(
            Vertx vertx,
            BrokerAddress broker,
            Self self,
            Envelopes envelopes,
            FrameDoor door,
            Consumer<Boolean> connectionChanged,
            ScheduledExecutorService timer) {
        this.routes = self.routes();
        this.node = self.node();
        this.own = Topics.node(node, self.instance());
        this.envelopes = envelopes;
        this.door = door;
        this.announcements = new Announcements(self.pace(), System::nanoTime);
        this.connection = new MqttConnection(
                vertx,
                broker,
                "skerry-edge-" + node + "-" + self.instance(),
                FrameLimits.DEFAULT.maxFrameBytes(),
                up -> changed(up, connectionChanged));
        this.uplink = new Uplink(
                new TokenBucket(self.pace(), self.burst(), System::nanoTime),
                self.burst() / 2,
                message -> connection.publish(message.topic(), message.text(), message.qos()),
                new Announcing(),
                timer,
                System::nanoTime);
        this.probe = new BrokerProbe(vertx, connection, broker, own + "/probe");
        receive(own, MqttQoS.AT_LEAST_ONCE);
        receive(Topics.plan(node), Delivery.of(MessageType.PLAN));
        connection.start();
    }

    /**
     * Who a node is, and what it may send.
     *
     * @param node its name in Kubernetes
     * @param instance this run of the program: frames for an earlier one are not for us
     * @param pace messages a second
     * @param burst messages at once after a pause; half of them are for questions alone
     */
    public record Self(String node, String instance, Routes routes, int pace, int burst) {}

    /** What the node says of its own accord: that it follows services. */
    private final class Announcing implements Uplink.Announcer {

        @Override
        public long nanosToNext() {
            return announcements.nanosToNext().orElse(Long.MAX_VALUE);
        }

        @Override
        public Optional<Uplink.Message> next() {
            return announcements.next().map(service -> {
                Frame beat = new Beat(service.toString(), announcements.period(), null)
                        .toFrame(envelopes.next(envelopes.id(), null, own));
                return message(beat);
            });
        }
    }

    private void changed(boolean up, Consumer<Boolean> connectionChanged) {
        if (up) {
            probe.start();
            announcements.renew();
        }
        uplink.connected(up);
        connectionChanged.accept(up);
    }

    private void receive(String topic, MqttQoS qos) {
        connection.subscribe(topic, topic, qos, (_, text) -> door.receive(FrameText.decode(text.getBytes())));
    }

    @Override
    public CompletableFuture<Void> send(Frame frame) {
        if (!connection.connected()) {
            return CompletableFuture.failedFuture(new LinkException(connection.description()));
        }
        Uplink.Message message;
        try {
            message = message(frame);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new LinkException(String.valueOf(e.getMessage()), e));
        }
        warnOfLarge(frame);
        return frame.header().type() == MessageType.OFFLOAD_REQUEST ? uplink.sendNow(message) : uplink.send(message);
    }

    private Uplink.Message message(Frame frame) {
        FrameHeader header = frame.header();
        return new Uplink.Message(
                routes.uplink(topic(header)), Buffer.buffer(FrameText.encode(frame)), Delivery.of(header.type()));
    }

    private String topic(FrameHeader header) {
        return switch (header.type()) {
            case OFFLOAD_REQUEST, SAMPLE, BEAT -> {
                ServiceName service = ServiceName.parse(String.valueOf(header.subject()));
                yield Topics.service(service.namespace(), service.name());
            }
            case STATUS, PLAN_ACK, ACK, ERROR -> Topics.status(node);
            case OFFLOAD_RESULT, PLAN, MODEL_PART ->
                throw new IllegalArgumentException("an edge does not send '" + header.type() + "' frames on this link");
        };
    }

    private void warnOfLarge(Frame frame) {
        String subject = String.valueOf(frame.header().subject());
        if (frame.body().remaining() > LARGE_BYTES && warnedOfLarge.add(subject)) {
            LOG.warnf(
                    "%s sends %d bytes in a message: all that the node says to the cloud waits behind it; above %d, send smaller"
                            + " images, or use a link of kind mqtt",
                    subject, frame.body().remaining(), LARGE_BYTES);
        }
    }

    @Override
    public void listen(Consumer<Frame> receiver) {
        door.open(receiver);
    }

    @Override
    public void follow(ServiceName service, Intake intake) {
        String beats = Delivery.beats(service, intake);
        connection.subscribe(beats, beats, Delivery.of(MessageType.BEAT), (_, text) -> beat(service, text));
        announcements.follow(service, intake);
        uplink.look();
    }

    private void beat(ServiceName service, Buffer text) {
        if (announcements.heard(service)) {
            uplink.look();
        }
        door.receive(FrameText.decode(text.getBytes()));
    }

    @Override
    public void unfollow(ServiceName service, Intake intake) {
        announcements.unfollow(service, intake);
        connection.unsubscribe(Delivery.beats(service, intake));
    }

    @Override
    public boolean connected() {
        return connection.connected();
    }

    @Override
    public String description() {
        return connection.description() + ", the node's own broker; from there through KubeEdge";
    }

    @Override
    public String transport() {
        return "eventbus";
    }

    @Override
    public String address() {
        return own;
    }

    @Override
    public void close() {
        connection.close();
    }
}
