package io.skerry.edge.inference;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.plan.WatchedDirectory;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.model.ModelAdmission;
import io.skerry.edge.model.ModelState;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.FetchLimits;
import io.skerry.edge.model.fetch.FetchSettings;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.edge.model.fetch.S3Settings;
import io.skerry.edge.observe.RuntimeObserver;
import io.skerry.edge.observe.RuntimeState;
import io.skerry.edge.observe.Snapshot;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolSettings;
import io.skerry.edge.spool.SpoolStatus;
import io.skerry.link.Backoff;
import io.skerry.link.Envelopes;
import io.skerry.link.LinkException;
import io.skerry.onnx.SessionSettings;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node in one folder whose services tell bright pictures from dark ones; without HTTP and without a broker. */
public final class TestNode implements Closeable, RuntimeState {

    private static final long PATIENCE_SECONDS = 60;

    public final Services services = new Services();
    final FollowedLink link = new FollowedLink();
    final Heartbeats heartbeats = new Heartbeats(System::nanoTime);
    final RuntimeObserver observer =
            new RuntimeObserver(this, Clock.systemUTC(), System::nanoTime, new SimpleMeterRegistry());
    private final BlockingQueue<Map.Entry<ServiceName, ModelState>> states = new LinkedBlockingQueue<>();
    private final Map<ServiceName, ModelState> latest = new HashMap<>();
    private final Map<ServiceName, ModelReference> wanted = new HashMap<>();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Path folder;
    private final ModelStore models;
    private final Spool spool;
    private final ServicePlan plan;
    private long generation;

    public TestNode(Path folder) throws IOException {
        this.folder = folder;
        this.spool = Spool.open(folder.resolve("spool"), SpoolSettings.DEFAULT, Clock.systemUTC());
        this.models = new ModelStore(new ModelStore.Parts(
                new ModelFetcher(new FetchSettings(FetchLimits.DEFAULT, List.of(folder), S3Settings.DEFAULT)),
                new ModelCache(folder.resolve("models")),
                new ModelAdmission(SessionSettings.DEFAULT),
                background,
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)),
                (service, state) -> {
                    services.modelChanged(service);
                    states.add(Map.entry(service, state));
                },
                Clock.systemUTC()));
        Envelopes envelopes = new Envelopes(
                new Source("edge", "test"), new FrameIds(Clock.systemUTC(), new Random(1)), Clock.systemUTC());
        this.plan = new ServicePlan(
                new NodeParts(models, link, heartbeats, envelopes, spool, observer, timer, Clock.systemUTC()),
                services);
    }

    /** Applies a plan of these services. */
    public void apply(ServiceAssignment... assignments) {
        plan.apply(planOf(assignments));
    }

    public NodePlan planOf(ServiceAssignment... assignments) {
        for (ServiceAssignment assignment : assignments) {
            wanted.put(assignment.id(), assignment.model());
        }
        return new NodePlan(NodePlan.API_VERSION, ++generation, List.of(assignments));
    }

    /** From now on the deep model is heard and asked, and never answers. */
    public void connect(ServiceName service) {
        link.connected = true;
        heartbeats.beat(service, Duration.ofMinutes(1));
    }

    /** Waits until a question is on its way to the deep model; gives what ends the wait for its answer. */
    public Runnable asked() throws InterruptedException {
        FollowedLink.Sent question = question();
        return () -> question.taken().completeExceptionally(new LinkException("the broker is gone"));
    }

    /** The next question to the deep model, once it is on its way. */
    FollowedLink.Sent question() throws InterruptedException {
        FollowedLink.Sent question = link.sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("the deep model was not asked");
        }
        return question;
    }

    /** Waits until the model that the plan wants for a service serves. */
    public void settled(ServiceName service) throws InterruptedException {
        await(
                service,
                state -> state instanceof ModelState.Ready && state.wanted().equals(wanted.get(service)));
    }

    /** Waits until the source of a service's model has failed. */
    public void failing(ServiceName service) throws InterruptedException {
        await(service, state -> state instanceof ModelState.Loading loading && loading.failures() > 0);
    }

    /** Waits until a service's model is in such a state. */
    private void await(ServiceName service, Predicate<ModelState> wanted) throws InterruptedException {
        while (latest.get(service) == null || !wanted.test(latest.get(service))) {
            Map.Entry<ServiceName, ModelState> next = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(service + " does not settle: " + latest.get(service));
            }
            latest.put(next.getKey(), next.getValue());
        }
        idle();
    }

    /** Waits until what the models' thread has begun is done. */
    void idle() throws InterruptedException {
        try {
            background.submit(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the models' thread is stuck", e);
        }
    }

    /** Artefacts of models in the node's cache. */
    List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
            return files.filter(file -> file.endsWith("model.onnx")).toList();
        }
    }

    /** A model on this node's disk. */
    public ModelReference model(String name, TestModel model) throws IOException {
        return model.writeTo(folder.resolve(name));
    }

    public static ServiceAssignment service(String name, ModelReference model, String miner) {
        return service(name, model, miner, null, null);
    }

    public static ServiceAssignment service(
            String name,
            ModelReference model,
            String miner,
            @Nullable OffloadPolicy offload,
            @Nullable WatchedDirectory directory) {
        return new ServiceAssignment(
                "default", name, model, new HardExampleMining(miner, Map.of(), null), offload, null, directory);
    }

    @Override
    public String node() {
        return "edge";
    }

    @Override
    public Snapshot.Link link() {
        return new Snapshot.Link(false, "none", "a test");
    }

    @Override
    public SpoolStatus spool() {
        return spool.status();
    }

    @Override
    public Snapshot.Plan plan() {
        return new Snapshot.Plan(0, "none", null, 0, 0);
    }

    @Override
    public Snapshot.Reports reports() {
        return new Snapshot.Reports(0, 0, 0);
    }

    @Override
    public boolean heard(ServiceName service) {
        return heartbeats.heard(service);
    }

    @Override
    public void close() throws IOException {
        models.close();
        background.close();
        timer.shutdownNow();
        spool.close();
    }
}
