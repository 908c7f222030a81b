package io.skerry.edge.ingress.mqtt;

import static io.skerry.edge.inference.TestNode.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.TestNode;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Pictures;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.Frames;
import io.skerry.edge.model.TestModel;
import io.skerry.inference.predict.TensorExample;
import io.skerry.link.Envelopes;
import io.skerry.link.mqtt.EmbeddedBroker;
import io.skerry.link.mqtt.MqttConnection;
import io.skerry.onnx.Tensor;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Topics;
import io.skerry.wire.message.OffloadRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttIngressTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final ServiceName OTHER = new ServiceName("default", "other");
    private static final String TOPICS = "skerry/default/";
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final BlockingQueue<Map.Entry<String, byte[]>> answers = new LinkedBlockingQueue<>();
    private final List<Integer> failed = new CopyOnWriteArrayList<>();
    private TestNode node;
    private MqttIngress ingress;
    private MqttConnection camera;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode(temp);
        ModelReference model = node.model("first", TestModel.first());
        node.apply(service("brightness", model, "EdgeOnly"), service("other", model, "EdgeOnly"));
        node.settled(SERVICE);
        node.settled(OTHER);
        ingress = new MqttIngress(
                vertx, broker.address(), "edge", new Requests(node.services, 8), new Failures(failed::add), JSON);
        camera = new MqttConnection(vertx, broker.address(), "camera", FrameLimits.DEFAULT.maxFrameBytes(), _ -> {});
        camera.subscribe(
                TOPICS + "+/result/+",
                TOPICS,
                MqttQoS.AT_MOST_ONCE,
                (topic, payload) -> answers.add(Map.entry(topic, payload.getBytes())));
        camera.start();
    }

    @AfterEach
    void stop() throws IOException {
        camera.close();
        ingress.close();
        node.close();
        broker.close();
        vertx.close();
    }

    @Test
    void anImageIsAnsweredUnderTheIdThatTheClientChose() throws Exception {
        ingress.serve(Set.of(SERVICE));

        JsonNode answer = ask("frame-17", Pictures.bright());

        assertThat(answer.path("label").asText()).isEqualTo("bright");
        assertThat(answer.path("service").asText()).isEqualTo("default/brightness");
        assertThat(failed).isEmpty();
    }

    @Test
    void aBadImageIsAnsweredWithAnErrorAndTheNextGoodOneIsAnswered() throws Exception {
        ingress.serve(Set.of(SERVICE));

        JsonNode bad = ask("1", new byte[] {1, 2, 3});

        assertThat(bad.fieldNames()).toIterable().containsExactly("error");
        assertThat(failed).contains(415).doesNotContain(500);
        assertThat(ask("2", Pictures.dark()).path("label").asText()).isEqualTo("dark");
    }

    @Test
    void aModelWithoutAManifestAnswersATensorFrameAndRefusesAnImage() throws Exception {
        TestModel unnamed = TestModel.first().without("manifest.json");
        node.apply(service("brightness", node.model("lights", unnamed), "Margin"));
        node.settled(SERVICE);
        ingress.serve(Set.of(SERVICE));

        JsonNode answer = ask("1", brightFrame());
        assertThat(answer.path("label").asText()).isEqualTo("1");
        assertThat(answer.at("/edge/model").asText()).startsWith("lights:");
        assertThat(failed).isEmpty();

        assertThat(ask("2", Pictures.bright()).path("error").asText()).contains("takes the tensor image FP32");
        assertThat(failed).containsOnly(415);
    }

    @Test
    void aServiceThatThePlanNoLongerHasIsNoLongerAnsweredAndTheOthersAre() throws Exception {
        ingress.serve(Set.of(SERVICE));
        ask("1", Pictures.bright());

        ingress.serve(Set.of(OTHER));
        assertThat(ask(OTHER, "2", Pictures.bright()).path("label").asText()).isEqualTo("bright");
        publish(SERVICE, "late", Pictures.bright());
        ask(OTHER, "3", Pictures.bright());

        assertThat(answers).extracting(Map.Entry::getKey).doesNotContain("skerry/default/brightness/result/late");
    }

    private static byte[] brightFrame() {
        TensorExample bright = new TensorExample("image", Tensor.of(new long[] {1, 1, 2, 2}, 1, 1, 1, 1));
        Envelopes camera = Frames.envelopes("camera");
        return FrameCodec.encode(new OffloadRequest(SERVICE.toString(), ExamplePayload.of(bright))
                .toFrame(camera.next(camera.id(), Duration.ofSeconds(1), null)));
    }

    private JsonNode ask(String id, byte[] payload) throws Exception {
        return ask(SERVICE, id, payload);
    }

    /** Asks until there is an answer: quality of service 0 loses what is sent before the subscription stands. */
    private JsonNode ask(ServiceName service, String id, byte[] payload) throws Exception {
        String topic = Topics.result(service.namespace(), service.name(), id);
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            publish(service, id, payload);
            Map.@Nullable Entry<String, byte[]> answer = answers.poll(1, TimeUnit.SECONDS);
            if (answer != null && answer.getKey().equals(topic)) {
                return JSON.readTree(answer.getValue());
            }
        }
        throw new AssertionError("no answer to " + id);
    }

    private void publish(ServiceName service, String id, byte[] payload) {
        String topic = Topics.infer(service.namespace(), service.name(), id);
        var _ = camera.publish(topic, Buffer.buffer(payload), MqttQoS.AT_MOST_ONCE);
    }
}
