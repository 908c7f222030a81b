package io.skerry.benchmarks.operator;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.link.FrameDoor;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.Delivery;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Plan;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All edge nodes of a cluster at the broker: each takes its plans, says every 15 s that it lives, and reports each of its services when that
 * changes and every 60 s, as the edge runtime does. They share a connection, and serve no requests.
 */
final class TalkingNodes implements AutoCloseable {

    private static final int LIFE_SECONDS = 15;
    private static final int REPORT_SECONDS = 60;
    private static final String PLANS = Topics.plan("node").replaceFirst("node$", "");

    private final MqttConnection connection;
    private final Map<String, TalkingNode> nodes;
    private final Consumer<ServiceAssignment> planned;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /**
     * @param planned is told of every service in every plan that arrives
     */
    TalkingNodes(Vertx vertx, URI broker, int count, Consumer<ServiceAssignment> planned) {
        this.planned = planned;
        this.nodes = IntStream.range(0, count)
                .mapToObj(Scale::node)
                .collect(Collectors.toMap(Function.identity(), TalkingNode::new));
        this.connection = new MqttConnection(
                vertx, BrokerAddress.plain(broker), "nodes", FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        connection.subscribe(PLANS + "+", PLANS, MqttQoS.AT_LEAST_ONCE, (topic, payload) -> {
            FrameDoor door = new FrameDoor(FrameLimits.DEFAULT, _ -> {});
            door.open(frame -> take(topic.substring(PLANS.length()), frame));
            door.receive(payload.getBytes());
        });
    }

    /** Begins to talk; the nodes take turns, so that what they say comes evenly. */
    void start() {
        connection.start();
        int turn = 0;
        for (TalkingNode node : nodes.values()) {
            every(LIFE_SECONDS, turn, () -> send(node, node.life()));
            every(REPORT_SECONDS, turn, () -> node.reports().forEach(report -> send(node, report)));
            turn++;
        }
    }

    private void every(int seconds, int turn, Runnable task) {
        long period = TimeUnit.SECONDS.toNanos(seconds);
        var _ = timer.scheduleAtFixedRate(task, period / nodes.size() * turn, period, TimeUnit.NANOSECONDS);
    }

    private void take(String name, Frame frame) {
        TalkingNode node = nodes.get(name);
        if (node != null && Messages.parse(frame) instanceof Parsed.Ok(Plan plan)) {
            node.take(plan).forEach(answer -> send(node, answer));
            node.services().forEach(planned);
        }
    }

    private void send(TalkingNode node, Frame frame) {
        var _ = Delivery.publish(connection, frame, _ -> Topics.status(node.name()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connection.close();
    }
}
