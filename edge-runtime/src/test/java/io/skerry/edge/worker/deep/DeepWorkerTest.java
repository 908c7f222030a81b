package io.skerry.edge.worker.deep;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.FakeCloudLink;
import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.model.ModelAdmission;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.model.ModelState;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.FetchLimits;
import io.skerry.edge.model.fetch.FetchSettings;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.edge.model.fetch.S3Settings;
import io.skerry.inference.predict.TensorExample;
import io.skerry.link.Backoff;
import io.skerry.link.Envelopes;
import io.skerry.link.Intake;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.ErrorReport;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.OffloadResult;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepWorkerTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DeepSettings SETTINGS = new DeepSettings(4, 8, Duration.ofMillis(50));

    @TempDir
    Path temp;

    private final FakeCloudLink link = new FakeCloudLink();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Envelopes edge = envelopes("edge-1");
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<ModelState> settled = new CompletableFuture<>();
    private ModelStore store;
    private DeepWorker worker;

    private final DeepObserver observer = new DeepObserver() {
        @Override
        public void computed(int size, long nanos) {
            events.add("computed " + size);
        }

        @Override
        public void stale() {
            events.add("stale");
        }

        @Override
        public void refused(String code) {
            events.add("refused " + code);
        }
    };

    private static Envelopes envelopes(String node) {
        return new Envelopes(new Source(node, "1"), new FrameIds(CLOCK, new Random(1)), CLOCK);
    }

    @BeforeEach
    void openTheStore() throws IOException {
        Path allowed = Files.createDirectories(temp.resolve("allowed"));
        store = new ModelStore(new ModelStore.Parts(
                new ModelFetcher(new FetchSettings(FetchLimits.DEFAULT, List.of(allowed), S3Settings.DEFAULT)),
                new ModelCache(temp.resolve("models")),
                new ModelAdmission(SessionSettings.DEFAULT),
                background,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)),
                (_, state) -> {
                    if (!(state instanceof ModelState.Loading)) {
                        settled.complete(state);
                    }
                },
                CLOCK));
    }

    @AfterEach
    void stop() {
        worker.close();
        timer.shutdownNow();
        store.close();
        background.close();
    }

    private ModelSlot offer(ModelReference model) {
        ModelSlot slot = store.offer(SERVICE, model);
        settled.orTimeout(60, TimeUnit.SECONDS).join();
        return slot;
    }

    private void work(ModelSlot slot, DeepSettings settings) {
        worker = new DeepWorker(SERVICE, link, slot, envelopes("cloud"), CLOCK, timer, settings, observer);
    }

    private void workWithAModel(DeepSettings settings) throws IOException {
        work(offer(TestModel.second().writeTo(temp.resolve("allowed/model"))), settings);
    }

    private void workWithAModel() throws IOException {
        workWithAModel(SETTINGS);
    }

    private static Payload picture(float brightness) {
        return ExamplePayload.of(new TensorExample(
                "image", Tensor.of(new long[] {1, 1, 2, 2}, brightness, brightness, brightness, brightness)));
    }

    private static Payload wrongShape() {
        return ExamplePayload.of(new TensorExample("image", Tensor.of(new long[] {1, 3}, 1f, 1f, 1f)));
    }

    private UUID ask(Payload payload, Duration ttl, @Nullable String replyTo) {
        Frame frame = new OffloadRequest(SERVICE.toString(), payload).toFrame(edge.next(edge.id(), ttl, replyTo));
        link.arrive(Intake.OFFLOAD, frame);
        return frame.header().id();
    }

    private UUID ask(Payload payload) {
        return ask(payload, LONG, FakeEdgeLink.ADDRESS);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("something").isNotNull();
        return next;
    }

    private static Message message(Frame frame) {
        return ((Parsed.Ok) Messages.parse(frame)).message();
    }

    private void assertAnswered(UUID question, String label) throws InterruptedException {
        FakeCloudLink.Reply reply = next(link.replies());
        assertThat(reply.address()).isEqualTo(FakeEdgeLink.ADDRESS);
        assertThat(reply.frame().header().correlation()).isEqualTo(question);
        assertThat(message(reply.frame()))
                .isInstanceOfSatisfying(
                        OffloadResult.class,
                        result -> assertThat(result.verdict().label()).isEqualTo(label));
    }

    private void assertRefused(UUID question, String code, String why) throws InterruptedException {
        FakeCloudLink.Reply reply = next(link.replies());
        assertThat(reply.frame().header().correlation()).isEqualTo(question);
        assertThat(message(reply.frame())).isInstanceOfSatisfying(ErrorReport.class, report -> {
            assertThat(report.code()).isEqualTo(code);
            assertThat(report.message()).contains(why);
        });
        assertThat(events).contains("refused " + code);
    }

    /** Keeps the worker busy with one question until the returned latch is counted down. */
    private CountDownLatch busy() throws InterruptedException {
        CountDownLatch inReply = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        link.beforeReply(_ -> {
            link.beforeReply(_ -> {});
            inReply.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ask(picture(0));
        assertThat(inReply.await(60, TimeUnit.SECONDS)).isTrue();
        next(events);
        return release;
    }

    @Test
    void aQuestionIsAnsweredWithTheModelsVerdict() throws Exception {
        workWithAModel();
        assertAnswered(ask(picture(1)), "bright");
        assertAnswered(ask(picture(0)), "dark");
    }

    @Test
    void whatCameMeanwhileIsOneBatchWithAnAnswerForEach() throws Exception {
        workWithAModel();
        CountDownLatch release = busy();
        UUID dark = ask(picture(0));
        UUID bright = ask(picture(1));
        UUID another = ask(picture(1));
        release.countDown();
        next(link.replies());
        assertAnswered(dark, "dark");
        assertAnswered(bright, "bright");
        assertAnswered(another, "bright");
        assertThat(events).containsExactly("computed 3");
    }

    @Test
    void aBadExampleInABatchIsRefusedAndSpoilsNoOther() throws Exception {
        workWithAModel();
        CountDownLatch release = busy();
        UUID dark = ask(picture(0));
        UUID bad = ask(wrongShape());
        UUID bright = ask(picture(1));
        release.countDown();
        next(link.replies());
        assertAnswered(dark, "dark");
        assertRefused(bad, "bad-example", "image");
        assertAnswered(bright, "bright");
    }

    @Test
    void whatIsNoExampleIsRefusedBeforeItWaits() throws Exception {
        workWithAModel();
        Payload text = new Payload("image/png", null, List.of(), ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertRefused(ask(text), "bad-example", "PNG");
    }

    @Test
    void aQuestionForAnotherServiceIsRefused() throws Exception {
        workWithAModel();
        Frame frame = new OffloadRequest("default/other", picture(1))
                .toFrame(edge.next(edge.id(), LONG, FakeEdgeLink.ADDRESS));
        link.arrive(Intake.OFFLOAD, frame);
        assertRefused(frame.header().id(), "wrong-service", "default/brightness");
    }

    @Test
    void aMessageThatIsNoQuestionIsRefused() throws Exception {
        workWithAModel();
        Frame frame =
                new Beat(SERVICE.toString(), LONG, null).toFrame(edge.next(edge.id(), LONG, FakeEdgeLink.ADDRESS));
        link.arrive(Intake.OFFLOAD, frame);
        assertRefused(frame.header().id(), "wrong-type", "Beat");
    }

    @Test
    void aQuestionWithoutAReplyAddressIsNotComputed() throws Exception {
        workWithAModel();
        ask(picture(1), LONG, null);
        assertThat(next(events)).isEqualTo("refused no-reply-address");
        assertAnswered(ask(picture(1)), "bright");
        assertThat(events).containsExactly("computed 1");
    }

    @Test
    void whenTooManyWaitTheNextIsRefusedAtOnce() throws Exception {
        workWithAModel(new DeepSettings(1, 1, Duration.ofMillis(50)));
        CountDownLatch release = busy();
        UUID waiting = ask(picture(1));
        assertRefused(ask(picture(1)), "busy", "run another deep worker");
        release.countDown();
        next(link.replies());
        assertAnswered(waiting, "bright");
    }

    @Test
    void largeExamplesFillTheQueueByTheirBytes() throws Exception {
        workWithAModel(new DeepSettings(1, 1_000, Duration.ofMillis(50)));
        CountDownLatch release = busy();
        Payload large =
                ExamplePayload.of(new TensorExample("image", Tensor.of(new long[] {1, 1 << 20}, new float[1 << 20])));
        for (int i = 0; i < 16; i++) {
            ask(large);
        }
        assertThat(link.replies()).isEmpty();
        assertRefused(ask(large), "busy", "run another deep worker");
        release.countDown();
        next(link.replies());
        for (int i = 0; i < 16; i++) {
            next(link.replies());
        }
        assertAnswered(ask(picture(1)), "bright");
    }

    @Test
    void aQuestionThatWaitedOnItsWayBeyondItsTimeIsDropped() throws Exception {
        workWithAModel();
        assertAnswered(ask(picture(1)), "bright");
        events.clear();
        Envelope envelope = edge.next(edge.id(), Duration.ofSeconds(1), FakeEdgeLink.ADDRESS);
        Envelope old = new Envelope(
                envelope.id(),
                envelope.source(),
                envelope.sequence(),
                envelope.time().minusSeconds(1),
                envelope.ttl(),
                null,
                envelope.replyTo(),
                null);
        link.arrive(Intake.OFFLOAD, new OffloadRequest(SERVICE.toString(), picture(1)).toFrame(old));
        assertThat(next(events)).isEqualTo("stale");
        assertAnswered(ask(picture(0)), "dark");
    }

    @Test
    void aQuestionWhoseTimeEndsInTheQueueIsDropped() throws Exception {
        workWithAModel();
        CountDownLatch release = busy();
        Duration moment = Duration.ofMillis(1);
        ask(picture(1), moment, FakeEdgeLink.ADDRESS);
        UUID patient = ask(picture(0));
        long end = System.nanoTime() + moment.toNanos();
        while (System.nanoTime() - end <= 0) {
            Thread.onSpinWait();
        }
        release.countDown();
        next(link.replies());
        assertAnswered(patient, "dark");
        assertThat(events).containsExactly("stale", "computed 1");
    }

    @Test
    void aBeatIsSentAsLongAsTheModelCanAnswer() throws Exception {
        workWithAModel();
        for (int i = 0; i < 3; i++) {
            assertThat(message(next(link.beats()).frame()))
                    .isEqualTo(new Beat(SERVICE.toString(), Duration.ofMillis(50), "brightness:2"));
        }
        worker.close();
        timer.submit(() -> {}).get();
        link.beats().clear();
        timer.schedule(() -> {}, 200, TimeUnit.MILLISECONDS).get();
        assertThat(link.beats()).isEmpty();
    }

    @Test
    void withoutAModelQuestionsAreRefusedAndNoBeatIsSent() throws Exception {
        work(store.offer(SERVICE, new ModelReference(URI.create("file:///outside/model/"), null)), SETTINGS);
        assertRefused(ask(picture(1)), "no-model", "default/brightness has no model");
        timer.schedule(() -> {}, 200, TimeUnit.MILLISECONDS).get();
        assertThat(link.beats()).isEmpty();
    }
}
