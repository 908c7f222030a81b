package io.skerry.benchmarks.curve;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.samples.SampleSet;
import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.budget.OffloadBudget;
import io.skerry.mining.cascade.CascadeCurve;
import io.skerry.training.plot.LinePlot;
import io.skerry.training.plot.LinePlot.Series;
import io.skerry.training.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Joint accuracy on all test images of both data sets, by the share that goes to the deep model. */
public final class CurveBenchmark implements Benchmark {

    private static final double[] SHARES = {0.05, 0.10, 0.20, 0.30, 0.50};
    private static final double[] DRAWN =
            IntStream.rangeClosed(0, 60).mapToDouble(i -> i / 100.0).toArray();
    private static final String OWN = "Margin";
    private static final String SEDNA = "CrossEntropy";

    /** Where a set must come near to its deep model: at which share, and how near in percentage points. */
    private record Joint(double share, double points) {}

    private static final Map<String, Joint> JOINT =
            Map.of("mnist", new Joint(0.10, 0.5), "fashion-mnist", new Joint(0.30, 1.0));

    @Override
    public String name() {
        return "curve";
    }

    @Override
    public String summary() {
        return "joint accuracy by share offloaded: " + OWN + " with a budget, Sedna's " + SEDNA + ", at random";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Map<String, Plot> plots = new TreeMap<>();
        for (SampleSet set : SampleSet.all(bench.home())) {
            bench.progress().accept("both models on the test images of " + set.name());
            Answers answers = Answers.of(set);
            CascadeCurve own = answers.curve(OWN);
            CascadeCurve sedna = answers.curve(SEDNA);
            figures.addAll(leads(set.name(), own, sedna));
            figures.add(joint(set.name(), own));
            plots.put("curve-" + set.name(), plot(set.name(), own, sedna));
        }
        bench.progress().accept("a budget while MNIST becomes Fashion-MNIST");
        figures.add(stepChange(bench));
        return new Outcome(figures, List.of(), plots);
    }

    /** At each share: what the budget reaches without knowing what comes, and what Sedna's miner would with the best threshold. */
    private static List<Figure> leads(String set, CascadeCurve own, CascadeCurve sedna) {
        List<Figure> figures = new ArrayList<>();
        double overSedna = Double.POSITIVE_INFINITY;
        double atBest = Double.POSITIVE_INFINITY;
        double overRandom = Double.POSITIVE_INFINITY;
        for (double share : SHARES) {
            CascadeCurve.Point reached = own.with(OffloadBudget.share(share), 1, 0);
            double theirs = sedna.accuracyAt(reached.share());
            double random = sedna.randomAt(reached.share());
            overSedna = Math.min(overSedna, reached.accuracy() - theirs);
            atBest = Math.min(atBest, own.accuracyAt(reached.share()) - theirs);
            overRandom = Math.min(overRandom, theirs - random);
            figures.add(new Figure(
                    "%s, %s of the examples offloaded".formatted(set, percent(share)),
                    100 * reached.accuracy(),
                    "%",
                    null,
                    "%s with the same %s, %s at random"
                            .formatted(percent(theirs), percent(reached.share()) + " by " + SEDNA, percent(random))));
        }
        figures.add(lead(set + ", smallest lead of " + OWN + " with a budget over " + SEDNA, overSedna));
        figures.add(lead(set + ", the same, both with the best threshold", atBest));
        figures.add(lead(set + ", smallest lead of " + SEDNA + " over random", overRandom));
        return figures;
    }

    private static Figure lead(String what, double share) {
        return new Figure(what, Math.rint(share * 1e6) / 1e4, "points", Goal.atLeast(0), "");
    }

    private static Figure joint(String set, CascadeCurve own) {
        Joint joint = JOINT.getOrDefault(set, new Joint(0.3, 1));
        CascadeCurve.Point reached = own.with(OffloadBudget.share(joint.share), 1, 0);
        return new Figure(
                "%s, behind the deep model at %s offloaded".formatted(set, percent(joint.share)),
                100 * (own.cloud() - reached.accuracy()),
                "points",
                Goal.atMost(joint.points),
                "%s together with %s offloaded, %s deep, %s shallow"
                        .formatted(
                                percent(reached.accuracy()),
                                percent(reached.share()),
                                percent(own.cloud()),
                                percent(own.edge())));
    }

    private static Figure stepChange(Bench bench) throws InvalidMinerException {
        double share = 0.2;
        SampleSet known = SampleSet.of(bench.home(), "mnist");
        SampleSet unknown = SampleSet.of(bench.home(), "fashion-mnist");
        try (Predictor model = Answers.open(known.shallow())) {
            double worst = StepChange.worstDeviation(
                    share,
                    Answers.hardness(OWN, ModelCheck.answers(model, known.images()), null),
                    Answers.hardness(OWN, ModelCheck.answers(model, unknown.images()), null));
            return new Figure(
                    "MNIST becomes Fashion-MNIST: largest deviation from the budget in 500 examples, from 200 later on",
                    100 * worst,
                    "%",
                    Goal.atMost(10),
                    "a share of " + percent(share));
        }
    }

    private static Plot plot(String set, CascadeCurve own, CascadeCurve sedna) {
        return new LinePlot(
                "Accuracy on " + set + " by share offloaded",
                "examples offloaded, %",
                "accuracy, %",
                List.of(
                        series(
                                OWN + ", budget",
                                SHARES,
                                share -> own.with(OffloadBudget.share(share), 1, 0)
                                        .accuracy()),
                        series(OWN + ", best threshold", DRAWN, own::accuracyAt),
                        series(SEDNA + ", best threshold", DRAWN, sedna::accuracyAt),
                        series("at random", DRAWN, sedna::randomAt)));
    }

    private static Series series(String name, double[] shares, DoubleUnaryOperator accuracy) {
        return new Series(
                name,
                Arrays.stream(shares).map(share -> 100 * share).toArray(),
                Arrays.stream(shares).map(accuracy).map(value -> 100 * value).toArray());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }
}
