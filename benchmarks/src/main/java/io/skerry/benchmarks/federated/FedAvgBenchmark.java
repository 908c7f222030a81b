package io.skerry.benchmarks.federated;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.learning.aggregation.FedAvg;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import io.skerry.training.federation.FederationSettings;
import io.skerry.training.federation.Round;
import io.skerry.training.federation.Simulation;
import io.skerry.training.federation.Split;
import io.skerry.training.model.Architecture;
import io.skerry.training.plot.LinePlot;
import io.skerry.training.plot.Plot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rounds of federated averaging on MNIST until a model is good, beside those that the paper reports. */
public final class FedAvgBenchmark implements Benchmark {

    private static final int CLIENTS = 100;
    private static final long SEED = 1;
    /** A cell that takes so much longer than the paper's has missed. */
    private static final double PATIENCE = 1.5;

    @Override
    public String name() {
        return "fedavg";
    }

    @Override
    public String summary() {
        return "rounds until a fleet of 100 clients has learned MNIST, beside McMahan et al., 2017";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Mnist mnist = Mnist.read();
        List<Figure> figures = new ArrayList<>();
        Map<String, Plot> plots = new HashMap<>();
        List<LinePlot.Series> curves = new ArrayList<>();
        for (Cell cell : bench.quick() ? Cell.FEW : Cell.ALL) {
            bench.progress().accept(cell.id());
            Curve curve = learn(cell, mnist);
            figures.add(new Figure(
                    "%s: rounds to %.0f %%".formatted(cell.id(), 100 * cell.target()),
                    curve.rounds(cell.target()),
                    "",
                    Goal.atMost(cell.paper()),
                    "%.1f s in all, %.2f s a round"
                            .formatted(
                                    curve.seconds(),
                                    curve.seconds() / curve.accuracies().size())));
            curves.add(curve.series(cell.id()));
        }
        plots.put("fedavg", new LinePlot("Federated averaging on MNIST, 100 clients", "rounds", "accuracy", curves));
        return new Outcome(figures, List.of(), plots);
    }

    /** The accuracy after each round, until the target is reached or it takes too long. */
    private record Curve(List<Double> accuracies, double seconds) {

        double rounds(double target) {
            return accuracies.getLast() >= target ? accuracies.size() : Double.POSITIVE_INFINITY;
        }

        LinePlot.Series series(String name) {
            return new LinePlot.Series(
                    name,
                    IntStream.rangeClosed(1, accuracies.size()).asDoubleStream().toArray(),
                    accuracies.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static Curve learn(Cell cell, Mnist mnist) throws Exception {
        OnnxGraph model = Architecture.parse(cell.architecture())
                .build(mnist.training().shape(), mnist.training().classes(), Shuffle.random(SEED, 0));
        List<Examples> fleet = Split.parse(cell.split()).among(CLIENTS, mnist.training(), SEED);
        FederationSettings settings = new FederationSettings(new FedAvg(), cell.fraction(), cell.work(), SEED, 1);
        List<Double> accuracies = new ArrayList<>();
        long start = System.nanoTime();
        try (Simulation simulation = new Simulation(model, fleet, mnist.test(), settings, SessionSettings.TRAINING)) {
            while (accuracies.size() < cell.paper() * PATIENCE) {
                Round round = simulation.round();
                accuracies.add(round.evaluation().accuracy());
                if (round.evaluation().accuracy() >= cell.target()) {
                    break;
                }
            }
        }
        return new Curve(accuracies, (System.nanoTime() - start) / 1e9);
    }
}
