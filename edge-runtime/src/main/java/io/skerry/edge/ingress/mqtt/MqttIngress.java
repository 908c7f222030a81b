package io.skerry.edge.ingress.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Requests;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Requests on {@code skerry/{namespace}/{service}/infer/{id}}, an image or a tensor frame, answered as JSON on {@code …/result/{id}}.
 * Each request has a virtual thread; how many are in work at once is bounded by {@link Requests}.
 */
public final class MqttIngress implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MqttIngress.class);

    private final MqttConnection connection;
    private final Requests requests;
    private final Failures failures;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mqtt-request-", 0).factory());
    private final Set<ServiceName> served = new HashSet<>();

    public MqttIngress(
            Vertx vertx, BrokerAddress broker, String node, Requests requests, Failures failures, ObjectMapper json) {
        this.requests = requests;
        this.failures = failures;
        this.json = json;
        this.connection = new MqttConnection(
                vertx, broker, "skerry-ingress-" + node, FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        connection.start();
    }

    /** Takes requests for these services, and for no others. */
    public synchronized void serve(Set<ServiceName> services) {
        for (ServiceName gone : Set.copyOf(served)) {
            if (!services.contains(gone)) {
                connection.unsubscribe(prefix(gone));
                served.remove(gone);
            }
        }
        for (ServiceName service : services) {
            if (served.add(service)) {
                connection.subscribe(
                        Topics.inferFilter(service.namespace(), service.name()),
                        prefix(service),
                        MqttQoS.AT_MOST_ONCE,
                        (topic, payload) -> receive(service, topic, payload.getBytes()));
            }
        }
    }

    private static String prefix(ServiceName service) {
        String filter = Topics.inferFilter(service.namespace(), service.name());
        return filter.substring(0, filter.length() - 1);
    }

    private void receive(ServiceName service, String topic, byte[] payload) {
        String id = topic.substring(topic.lastIndexOf('/') + 1);
        threads.execute(() -> reply(service, id, payload));
    }

    private void reply(ServiceName service, String id, byte[] payload) {
        Object view = view(service, payload);
        String topic = Topics.result(service.namespace(), service.name(), id);
        var _ = connection
                .publish(topic, Buffer.buffer(bytes(view)), MqttQoS.AT_MOST_ONCE)
                .whenComplete((_, problem) -> {
                    if (problem != null) {
                        LOG.debugf("the answer on %s was not sent: %s", topic, problem.getMessage());
                    }
                });
    }

    private Object view(ServiceName service, byte[] payload) {
        try {
            return requests.frameOrImage(service, payload);
        } catch (RuntimeException e) {
            return failures.count(e);
        }
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    @Override
    public void close() {
        connection.close();
        threads.shutdown();
    }
}
