package io.skerry.edge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.FetchLimits;
import io.skerry.edge.model.fetch.FetchSettings;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.edge.model.fetch.S3Settings;
import io.skerry.edge.model.fetch.WebServer;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Predictor;
import io.skerry.inference.predict.TensorExample;
import io.skerry.link.Backoff;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Sha256;
import io.skerry.onnx.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));

    @TempDir
    Path temp;

    private final States states = new States();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private WebServer web;
    private ModelStore store;

    @BeforeEach
    void start() throws IOException {
        web = new WebServer();
        store = open();
    }

    @AfterEach
    void stop() throws InterruptedException {
        store.close();
        background.shutdownNow();
        assertThat(background.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        web.close();
    }

    @Test
    void an_offered_model_answers_once_it_is_ready() throws Exception {
        ModelReference wanted = TestModel.first().publish(web, "/1/");

        ModelSlot slot = store.offer(SERVICE, wanted);
        ModelState.Ready ready = states.next(ModelState.Ready.class);

        assertThat(label(slot, 1.0f)).isEqualTo("bright");
        assertThat(label(slot, 0.0f)).isEqualTo("dark");
        assertThat(ready.wanted()).isEqualTo(wanted);
        assertThat(ready.serving().name()).isEqualTo("brightness:1");
        assertThat(ready.serving().sha256()).isEqualTo(TestModel.first().sha256());
        assertThat(ready.serving().since()).isEqualTo(NOW);
        assertThat(store.ready()).isTrue();
    }

    @Test
    void a_request_before_the_first_model_is_told_why_there_is_none() throws Exception {
        ModelSlot slot = store.offer(SERVICE, new ModelReference(web.uri("/nothing/"), null));
        states.failure();

        assertThatThrownBy(() -> label(slot, 1.0f))
                .isInstanceOf(NoModelException.class)
                .hasMessageContaining("default/brightness")
                .hasMessageContaining("404");
        assertThat(store.ready()).isFalse();
    }

    @Test
    void a_model_of_another_digest_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();
        ModelReference wrong =
                new ModelReference(TestModel.second().publish(web, "/2/").url(), Sha256.of(new byte[0]));

        assertRefused(slot, wrong, "SHA-256");
    }

    @Test
    void a_corrupt_model_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();
        byte[] corrupt = "this is no model".repeat(100).getBytes(StandardCharsets.UTF_8);

        assertRefused(
                slot, TestModel.of(corrupt, "2", List.of("dark", "bright")).publish(web, "/2/"), "model.onnx");
    }

    @Test
    void an_empty_model_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();

        assertRefused(
                slot, TestModel.of(new byte[0], "2", List.of("dark", "bright")).publish(web, "/2/"), "empty");
    }

    @Test
    void a_model_with_an_unknown_operator_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();

        assertRefused(slot, TestModel.of("unknown-operator", "2").publish(web, "/2/"), "NoSuchOperator");
    }

    @Test
    void a_model_that_contradicts_its_manifest_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();
        TestModel threeLabels = TestModel.of(TestModel.second().onnx(), "2", List.of("dark", "dim", "bright"));

        assertRefused(slot, threeLabels.publish(web, "/2/"), "labels");
    }

    @Test
    void a_model_that_fails_its_check_set_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();

        assertRefused(slot, TestModel.inverted().publish(web, "/2/"), "check set");
    }

    @Test
    void a_model_without_a_manifest_answers_tensors_and_is_called_as_its_folder() throws Exception {
        TestModel unnamed = TestModel.first().without("manifest.json");
        ModelReference wanted = unnamed.publish(web, "/lights/");
        String name = "lights:" + unnamed.sha256().substring(0, 12);

        assertThat(serve(wanted).serving().name()).isEqualTo(name);
        assertThat(label(store.slot(SERVICE).orElseThrow(), 1.0f)).isEqualTo("1");

        store.close();
        store = open();
        store.offer(SERVICE, new ModelReference(web.uri("/nothing/"), null));
        assertThat(states.failure().serving().name()).isEqualTo(name);
    }

    @Test
    void a_model_without_a_manifest_that_needs_one_is_refused_and_the_old_one_stays() throws Exception {
        ModelSlot slot = serveFirst();
        byte[] twoInputs = Files.readAllBytes(Path.of("../src-shared/onnx/src/test/resources/models/sum.onnx"));

        assertRefused(
                slot,
                TestModel.second()
                        .with("model.onnx", twoInputs)
                        .without("manifest.json")
                        .publish(web, "/2/"),
                "needs a manifest");
    }

    @Test
    void a_refused_model_that_was_put_right_is_taken_when_it_is_offered_again() throws Exception {
        ModelReference wanted = TestModel.inverted().publish(web, "/2/");
        ModelSlot slot = store.offer(SERVICE, wanted);
        states.next(ModelState.Refused.class);

        TestModel.second().publish(web, "/2/");
        store.offer(SERVICE, wanted);
        states.next(ModelState.Ready.class);

        assertThat(name(slot)).isEqualTo("brightness:2");
    }

    @Test
    void the_same_reference_again_changes_nothing() throws Exception {
        ModelSlot slot = serveFirst();
        int requests = web.requests().size();
        ModelState before = slot.state();

        ModelSlot again = store.offer(SERVICE, before.wanted());
        idle();

        assertThat(again).isSameAs(slot);
        assertThat(slot.state()).isSameAs(before);
        assertThat(web.requests()).hasSize(requests);
    }

    @Test
    void a_swap_under_load_loses_no_request_and_closes_what_it_replaced() throws Exception {
        ModelReference first = TestModel.first().publish(web, "/1/");
        ModelReference second = TestModel.second().publish(web, "/2/");
        ModelSlot slot = store.offer(SERVICE, first);
        states.next(ModelState.Ready.class);
        Predictor replaced = slot.use(predictor -> predictor);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();

        try (ExecutorService users = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                running.add(users.submit(() -> {
                    while (!done.get()) {
                        assertThat(label(slot, 1.0f)).isEqualTo("bright");
                        answered.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (int swap = 0; swap < 10; swap++) {
                store.offer(SERVICE, swap % 2 == 0 ? second : first);
                states.next(ModelState.Ready.class);
            }
            done.set(true);
            for (Future<?> user : running) {
                user.get();
            }
        }

        assertThat(answered).hasPositiveValue();
        assertThatThrownBy(() -> replaced.predict(picture(1.0f))).isInstanceOf(IllegalStateException.class);
        assertThat(label(slot, 1.0f)).isEqualTo("bright");
    }

    @Test
    void a_lease_keeps_its_model_open_through_a_swap() throws Exception {
        ModelSlot slot = serveFirst();
        Predictor old;

        try (ModelLease lease = slot.lease()) {
            old = lease.predictor();
            store.offer(SERVICE, TestModel.second().publish(web, "/2/"));
            states.next(ModelState.Ready.class);

            assertThat(old.predict(picture(1.0f)).label()).isEqualTo("bright");
            assertThat(lease.model().name()).isEqualTo("brightness:1");
            assertThat(name(slot)).isEqualTo("brightness:2");
        }

        assertThatThrownBy(() -> old.predict(picture(1.0f))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_latest_of_two_offers_wins_while_the_first_is_still_being_fetched() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        TestModel.first().publish(web, "/1/");
        web.page("/1/model.onnx", exchange -> {
            asked.countDown();
            awaitQuietly(answer);
            WebServer.answer(exchange, TestModel.first().onnx());
        });

        ModelSlot slot = store.offer(SERVICE, new ModelReference(web.uri("/1/"), null));
        asked.await();
        ModelReference second = TestModel.second().publish(web, "/2/");
        store.offer(SERVICE, second);
        ModelState.Ready ready = states.next(ModelState.Ready.class);
        answer.countDown();
        idle();

        assertThat(ready.wanted()).isEqualTo(second);
        assertThat(name(slot)).isEqualTo("brightness:2");
        assertThat(slot.state()).isEqualTo(ready);
    }

    @Test
    void a_source_that_fails_for_a_while_is_asked_again() throws Exception {
        TestModel.first().publish(web, "/1/");
        AtomicInteger calls = new AtomicInteger();
        web.page("/1/model.onnx", exchange -> {
            if (calls.incrementAndGet() < 3) {
                WebServer.status(exchange, 503);
            } else {
                WebServer.answer(exchange, TestModel.first().onnx());
            }
        });

        store.offer(SERVICE, new ModelReference(web.uri("/1/"), null));
        ModelState.Loading failed = states.failure();
        states.next(ModelState.Ready.class);

        assertThat(failed.problem()).contains("503");
        assertThat(calls).hasValue(3);
    }

    @Test
    void a_node_that_starts_without_a_link_serves_what_it_served_last_and_looks_for_news_later() throws Exception {
        ModelReference wanted = TestModel.first().publish(web, "/1/");
        serve(wanted);
        int port = web.port();
        store.close();
        web.close();

        store = open();
        ModelSlot slot = store.offer(SERVICE, wanted);
        ModelState.Loading offline = states.failure();

        assertThat(offline.serving().name()).isEqualTo("brightness:1");
        assertThat(label(slot, 1.0f)).isEqualTo("bright");
        assertThat(store.ready()).isTrue();

        web = new WebServer(port);
        TestModel.second().publish(web, "/1/");
        states.next(ModelState.Ready.class);
        assertThat(name(slot)).isEqualTo("brightness:2");
    }

    @Test
    void a_model_that_is_pinned_by_its_digest_is_ready_after_a_restart_without_a_request() throws Exception {
        ModelReference pinned = new ModelReference(
                TestModel.first().publish(web, "/1/").url(), TestModel.first().sha256());
        serve(pinned);
        store.close();
        int requests = web.requests().size();

        store = open();
        ModelSlot slot = store.offer(SERVICE, pinned);
        states.next(ModelState.Ready.class);

        assertThat(name(slot)).isEqualTo("brightness:1");
        assertThat(web.requests()).hasSize(requests);
    }

    @Test
    void a_restart_with_a_link_downloads_no_model_that_is_here() throws Exception {
        ModelReference wanted = TestModel.first().publish(web, "/1/");
        serve(wanted);
        store.close();

        store = open();
        store.offer(SERVICE, wanted);
        states.next(ModelState.Ready.class);

        assertThat(web.requests().stream().filter("/1/model.onnx"::equals)).hasSize(1);
        assertThat(web.requests().stream().filter("/1/manifest.json"::equals)).hasSize(2);
    }

    @Test
    void after_a_restart_the_last_good_model_serves_while_the_wanted_one_is_bad() throws Exception {
        serve(TestModel.first().publish(web, "/1/"));
        store.close();

        store = open();
        ModelSlot slot = store.offer(SERVICE, TestModel.inverted().publish(web, "/2/"));
        states.next(ModelState.Refused.class);

        assertThat(name(slot)).isEqualTo("brightness:1");
    }

    @Test
    void a_cached_model_that_was_damaged_is_fetched_again() throws Exception {
        ModelReference pinned = new ModelReference(
                TestModel.first().publish(web, "/1/").url(), TestModel.first().sha256());
        LoadedModel served = serve(pinned).serving();
        store.close();
        Files.write(temp.resolve("models").resolve(served.artefact()).resolve("model.onnx"), new byte[] {1});

        store = open();
        ModelSlot slot = store.offer(SERVICE, pinned);
        states.next(ModelState.Ready.class);

        assertThat(label(slot, 1.0f)).isEqualTo("bright");
    }

    @Test
    void the_disk_keeps_the_current_and_the_previous_model_and_no_refused_one() throws Exception {
        serve(TestModel.first().publish(web, "/1/"));
        LoadedModel second = serve(TestModel.second().publish(web, "/2/")).serving();
        LoadedModel third =
                serve(TestModel.of("brightness-1", "3").publish(web, "/3/")).serving();
        store.offer(SERVICE, TestModel.inverted().publish(web, "/4/"));
        states.next(ModelState.Refused.class);
        idle();

        assertThat(artefacts()).containsExactlyInAnyOrder(second.artefact(), third.artefact());
    }

    @Test
    void a_service_that_is_gone_leaves_no_model_behind() throws Exception {
        ModelSlot slot = serveFirst();

        store.retain(Set.of());
        idle();

        assertThatThrownBy(() -> label(slot, 1.0f)).isInstanceOf(NoModelException.class);
        assertThat(store.slot(SERVICE)).isEmpty();
        assertThat(artefacts()).isEmpty();
    }

    @Test
    void a_model_on_this_machine_outside_of_the_allowed_folders_is_refused_at_once() throws Exception {
        ModelReference outside = TestModel.first().writeTo(temp.resolve("elsewhere"));

        store.offer(SERVICE, outside);
        ModelState.Refused refused = states.next(ModelState.Refused.class);

        assertThat(refused.reason()).contains("outside");
    }

    private ModelStore open() throws IOException {
        Path allowed = Files.createDirectories(temp.resolve("allowed"));
        return new ModelStore(new ModelStore.Parts(
                new ModelFetcher(new FetchSettings(FetchLimits.DEFAULT, List.of(allowed), S3Settings.DEFAULT)),
                new ModelCache(temp.resolve("models")),
                new ModelAdmission(SessionSettings.DEFAULT),
                background,
                SOON,
                states,
                Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private ModelSlot serveFirst() throws InterruptedException {
        serve(TestModel.first().publish(web, "/1/"));
        return store.slot(SERVICE).orElseThrow();
    }

    private ModelState.Ready serve(ModelReference wanted) throws InterruptedException {
        store.offer(SERVICE, wanted);
        ModelState.Ready ready = states.next(ModelState.Ready.class);
        idle();
        return ready;
    }

    private void assertRefused(ModelSlot slot, ModelReference wanted, String reason) throws InterruptedException {
        store.offer(SERVICE, wanted);
        ModelState.Refused refused = states.next(ModelState.Refused.class);

        assertThat(refused.wanted()).isEqualTo(wanted);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.serving().name()).isEqualTo("brightness:1");
        assertThat(label(slot, 1.0f)).isEqualTo("bright");
        assertThat(store.ready()).isTrue();
    }

    /** Waits until the one background thread has done all that was to be done at once. */
    private void idle() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        background.execute(reached::countDown);
        reached.await();
    }

    private List<String> artefacts() throws IOException {
        try (Stream<Path> entries = Files.list(temp.resolve("models"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.length() == 64)
                    .toList();
        }
    }

    private static String name(ModelSlot slot) {
        return slot.use(Predictor::name);
    }

    private static String label(ModelSlot slot, float brightness) {
        Classification answer = slot.use(predictor -> predictor.predict(picture(brightness)));
        return answer.label();
    }

    private static TensorExample picture(float brightness) {
        return new TensorExample(
                "image", Tensor.of(new long[] {1, 1, 2, 2}, brightness, brightness, brightness, brightness));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
