package io.skerry.edge.ingress;

import static io.skerry.edge.inference.TestNode.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.TestNode;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.model.TestModel;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.image.ImageException;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.OffloadRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final OffloadPolicy PATIENT = new OffloadPolicy(Duration.ofMinutes(1), 64);

    @TempDir
    Path temp;

    private TestNode node;
    private Requests requests;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode(temp);
        node.apply(service("brightness", node.model("first", TestModel.first()), "CloudOnly", PATIENT, null));
        node.settled(SERVICE);
        requests = new Requests(node.services, 1);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    void anImageIsAnswered() {
        assertThat(requests.image(SERVICE, Pictures.bright()).label()).isEqualTo("bright");
        assertThat(requests.image(SERVICE, Pictures.dark()).label()).isEqualTo("dark");
    }

    @Test
    void aFrameWithATensorIsAnswered() {
        AnswerView answer = requests.frameOrImage(SERVICE, frame(tensor(1)));

        assertThat(answer.label()).isEqualTo("bright");
    }

    @Test
    void aFrameWithAnImageAndAnImageAreAnsweredAlike() {
        assertThat(requests.frameOrImage(SERVICE, Pictures.dark()).label()).isEqualTo("dark");
        byte[] frame =
                encode(new OffloadRequest(SERVICE.toString(), ExamplePayload.of(ImageExample.check(Pictures.dark())))
                        .toFrame(envelope()));
        assertThat(requests.frameOrImage(SERVICE, frame).label()).isEqualTo("dark");
    }

    @Test
    void aFrameOfAnotherKindIsRefused() {
        byte[] beat = encode(new Beat(SERVICE.toString(), Duration.ofSeconds(1), null).toFrame(envelope()));

        assertThatThrownBy(() -> requests.frameOrImage(SERVICE, beat))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the frame is a 'beat', send an 'offload.request'");
    }

    @Test
    void aDamagedFrameIsRefusedAsAFrame() {
        byte[] frame = frame(tensor(1));
        frame[frame.length - 1] ^= 1;

        assertThatThrownBy(() -> requests.frameOrImage(SERVICE, frame)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aServiceOfTensorsRefusesAnImageWithTheTensorThatItTakes() throws Exception {
        ServiceName lights = new ServiceName("default", "lights");
        TestModel unnamed = TestModel.first().without("manifest.json");
        node.apply(service("lights", node.model("lights", unnamed), "Margin"));
        node.settled(lights);

        assertThat(requests.frameOrImage(lights, frame(tensor(1))).label()).isEqualTo("1");
        assertThatThrownBy(() -> requests.image(lights, Pictures.bright()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("takes the tensor image FP32 [1, 1, 2, 2]")
                .extracting(e -> Failures.problem((ImageException) e).status())
                .isEqualTo(415);
    }

    @Test
    void anUnknownServiceIsRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> requests.image(new ServiceName("default", "other"), Pictures.dark()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no service 'default/other'")
                .hasMessageContaining("default/brightness");
    }

    @Test
    void moreRequestsThanThereArePlacesAreRefusedAndTheNextOneIsAnswered() throws Exception {
        node.connect(SERVICE);
        CompletableFuture<AnswerView> first =
                CompletableFuture.supplyAsync(() -> requests.image(SERVICE, Pictures.bright()));
        Runnable end = node.asked();

        assertThatThrownBy(() -> requests.image(SERVICE, Pictures.bright()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 requests are in work already: try again");

        end.run();
        assertThat(first.get(1, TimeUnit.MINUTES).source()).isEqualTo("edge-offline");
        CompletableFuture<AnswerView> next =
                CompletableFuture.supplyAsync(() -> requests.image(SERVICE, Pictures.bright()));
        node.asked().run();
        assertThat(next.get(1, TimeUnit.MINUTES).label()).isEqualTo("bright");
    }

    @Test
    void theExamplesOfABatchAskTheDeepModelSideBySide() throws Exception {
        node.connect(SERVICE);
        HostedService service = requests.find(SERVICE);
        List<TensorExample> batch =
                IntStream.range(0, 8).mapToObj(i -> tensor(i % 2)).toList();
        CompletableFuture<List<Answer>> answers = CompletableFuture.supplyAsync(() -> requests.answer(service, batch));

        List<Runnable> asked = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            asked.add(node.asked());
        }
        asked.forEach(Runnable::run);

        assertThat(answers.get(1, TimeUnit.MINUTES))
                .extracting(answer -> answer.verdict().label())
                .containsExactly("dark", "bright", "dark", "bright", "dark", "bright", "dark", "bright");
    }

    @Test
    void aBadExampleOfABatchIsTheRequestsFailure() {
        HostedService service = requests.find(SERVICE);
        TensorExample bad = new TensorExample("picture", tensor(0).tensor());

        assertThatThrownBy(() -> requests.answer(service, List.of(tensor(0), bad)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("no input 'picture'");
        assertThat(requests.answer(service, List.of(tensor(0)))).hasSize(1);
    }

    @Test
    void whatNobodyForesawIsCountedAndItsDetailsStayInTheLog() {
        List<Integer> counted = new ArrayList<>();

        Problem problem = new Failures(counted::add).count(new IllegalStateException("a secret"));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.error()).doesNotContain("a secret").contains("the log has the details under");
        assertThat(counted).containsExactly(500);
        assertThat(new Failures(counted::add)
                        .count(new RefusedException(503, "busy"))
                        .passing())
                .isTrue();
        assertThat(counted).containsExactly(500, 503);
    }

    private static TensorExample tensor(float brightness) {
        return new TensorExample(
                "image", Tensor.of(new long[] {1, 1, 2, 2}, brightness, brightness, brightness, brightness));
    }

    private static byte[] frame(TensorExample tensor) {
        return encode(new OffloadRequest(SERVICE.toString(), ExamplePayload.of(tensor)).toFrame(envelope()));
    }

    private static byte[] encode(Frame frame) {
        return FrameCodec.encode(frame);
    }

    private static Envelope envelope() {
        Clock clock = Clock.systemUTC();
        return new Envelope(
                new FrameIds(clock, new Random(1)).next(),
                new Source("camera", "1"),
                1,
                clock.instant(),
                Duration.ofSeconds(1),
                null,
                null,
                null);
    }
}
