package io.skerry.edge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.FetchLimits;
import io.skerry.edge.model.fetch.FetchSettings;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.edge.model.fetch.S3Settings;
import io.skerry.edge.model.fetch.WebServer;
import io.skerry.edge.testbed.Logs;
import io.skerry.link.Backoff;
import io.skerry.onnx.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime stops while its background thread works on a model. */
class ModelStoreStopTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir
    Path temp;

    private final States states = new States();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private WebServer web;
    private Runnable onceAdmitted = () -> {};
    private ModelStore store;

    @BeforeEach
    void start() throws Exception {
        web = new WebServer();
        store = open();
        serve(TestModel.first(), "/1/");
    }

    @AfterEach
    void stop() {
        store.close();
        background.close();
        web.close();
    }

    private ModelStore open() throws IOException {
        InstantSource clock = () -> {
            onceAdmitted.run();
            return NOW;
        };
        return new ModelStore(new ModelStore.Parts(
                new ModelFetcher(new FetchSettings(FetchLimits.DEFAULT, List.of(), S3Settings.DEFAULT)),
                new ModelCache(cache()),
                new ModelAdmission(SessionSettings.DEFAULT),
                background,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)),
                states,
                clock.withZone(ZoneOffset.UTC)));
    }

    private void serve(TestModel model, String path) throws InterruptedException {
        store.offer(SERVICE, model.publish(web, path));
        states.next(ModelState.Ready.class);
    }

    @Test
    void a_stop_while_a_model_is_tried_out_is_quiet_and_leaves_the_disk_in_order() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        onceAdmitted = () -> {
            store.close();
            stopped.countDown();
        };
        try (Logs logs = Logs.of(ModelStore.class.getPackage())) {
            store.offer(SERVICE, TestModel.second().publish(web, "/2/"));
            assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
            background.submit(() -> {}).get();

            assertThat(logs.messages()).isEmpty();
        }
        assertThat(new ModelCache(cache()).lastGood(SERVICE)).isPresent();
        assertThat(artefacts()).as("the model that serves at the next start").hasSize(1);
    }

    private Path cache() {
        return temp.resolve("models");
    }

    private List<Path> artefacts() throws IOException {
        try (Stream<Path> entries = Files.list(cache())) {
            return entries.filter(entry -> entry.getFileName().toString().length() == 64)
                    .toList();
        }
    }
}
