package io.skerry.training.federation;

import io.skerry.learning.aggregation.Aggregation;
import io.skerry.learning.aggregation.CheckedUpdates;
import io.skerry.learning.aggregation.ClientControl;
import io.skerry.learning.aggregation.ClientTask;
import io.skerry.learning.aggregation.ClientUpdate;
import io.skerry.learning.aggregation.FedProx;
import io.skerry.learning.aggregation.NormBound;
import io.skerry.learning.aggregation.ServerState;
import io.skerry.learning.aggregation.TooFewUpdatesException;
import io.skerry.learning.aggregation.UpdateCheck;
import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.training.Evaluator;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * A fleet that learns together (McMahan et al., <i>Communication-Efficient Learning of Deep Networks from Decentralized Data</i>, 2017), all
 * of it on one machine. What comes out does not depend on the number of threads.
 */
public final class Simulation implements AutoCloseable {

    private final OnnxGraph model;
    private final List<Examples> fleet;
    private final FederationSettings settings;
    private final Evaluator evaluator;
    private final List<LocalTraining> all;
    private final BlockingQueue<LocalTraining> free;
    private final ExecutorService threads;
    private final ParameterLayout layout;
    private final Map<Integer, ClientControl> controls = new ConcurrentHashMap<>();
    private ServerState state;

    /**
     * Prepares it.
     *
     * @param model from FP32 examples to logits; its parameters are where the fleet begins
     * @param fleet the examples of each client
     * @param validation what the model is judged by after each round
     */
    public Simulation(
            OnnxGraph model,
            List<Examples> fleet,
            Examples validation,
            FederationSettings settings,
            SessionSettings sessionSettings) {
        this.model = model;
        this.fleet = List.copyOf(fleet);
        this.settings = settings;
        this.evaluator = new Evaluator(validation, sessionSettings);
        Aggregation aggregation = settings.aggregation();
        int batch = fleet.stream()
                .mapToInt(own -> settings.work().batchOf(own.size()))
                .max()
                .orElseThrow(() -> new IllegalArgumentException("a fleet has at least one client"));
        this.all = IntStream.range(0, settings.threads())
                .mapToObj(_ -> new LocalTraining(
                        model, aggregation instanceof FedProx, aggregation.needsControl(), batch, sessionSettings))
                .toList();
        this.free = new LinkedBlockingQueue<>(all);
        this.threads = Executors.newFixedThreadPool(settings.threads());
        this.layout = all.getFirst().layout();
        this.state = aggregation.start(initial());
    }

    private Parameters initial() {
        float[] flat = new float[layout.size()];
        for (int i = 0; i < layout.count(); i++) {
            float[] values = Tensors.floats(Objects.requireNonNull(
                    model.initializers().get(layout.parameters().get(i).name())));
            System.arraycopy(values, 0, flat, layout.offset(i), values.length);
        }
        return Parameters.of(layout, flat);
    }

    /** The model as it is now. */
    public OnnxGraph model() {
        float[] flat = state.model().toArray();
        Map<String, float[]> values = new HashMap<>();
        for (int i = 0; i < layout.count(); i++) {
            values.put(layout.parameters().get(i).name(), Arrays.copyOfRange(flat, layout.offset(i), layout.end(i)));
        }
        return model.withInitializers(values);
    }

    /**
     * One round.
     *
     * @throws TooFewUpdatesException if too few updates can be used
     */
    public Round round() throws TooFewUpdatesException, InterruptedException {
        int number = state.round() + 1;
        Aggregation aggregation = settings.aggregation();
        ClientTask task = aggregation.task(state);
        List<Callable<ClientUpdate>> work = IntStream.of(Shuffle.order(fleet.size(), settings.seed(), -number))
                .limit(settings.clientsOf(fleet.size()))
                .<Callable<ClientUpdate>>mapToObj(client -> () -> update(client, task, number))
                .toList();
        List<ClientUpdate> updates =
                threads.invokeAll(work).stream().map(Simulation::result).toList();
        CheckedUpdates checked =
                new UpdateCheck(new NormBound.Unbounded(), aggregation.needsControl()).check(state.model(), updates);
        state = aggregation.next(state, checked.atLeast(aggregation.minimumUpdates()));
        return new Round(number, checked.cohort().size(), checked.refused(), evaluator.evaluate(model()));
    }

    private ClientUpdate update(int client, ClientTask task, int round) throws InterruptedException {
        LocalTraining training = free.take();
        try {
            return update(client, task, round, training);
        } finally {
            free.add(training);
        }
    }

    private ClientUpdate update(int client, ClientTask task, int round, LocalTraining training) {
        String name = "client-" + client;
        Examples own = fleet.get(client);
        LocalWork work = settings.work();
        long seed = (settings.seed() * fleet.size() + client) * Integer.MAX_VALUE + round;
        Parameters server = task.control();
        if (server == null) {
            return new ClientUpdate(name, own.size(), training.train(task, own, work, seed, null));
        }
        ClientControl before = controls.computeIfAbsent(client, _ -> new ClientControl(Parameters.zeros(layout)));
        Parameters after = training.train(task, own, work, seed, before.correction(server));
        ClientControl next = before.next(server, task.model(), after, work.stepsOf(own.size()), work.rate());
        controls.put(client, next);
        return new ClientUpdate(name, own.size(), after, next.variate().minus(before.variate()));
    }

    private static ClientUpdate result(Future<ClientUpdate> update) {
        try {
            return update.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the round was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
        all.forEach(LocalTraining::close);
    }
}
