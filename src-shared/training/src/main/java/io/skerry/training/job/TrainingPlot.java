package io.skerry.training.job;

import io.skerry.training.metrics.Epoch;
import io.skerry.training.plot.LinePlot;
import io.skerry.training.plot.LinePlot.Series;
import io.skerry.training.plot.Stack;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Loss and accuracy over the epochs of a training. */
final class TrainingPlot {

    private TrainingPlot() {}

    /** As an SVG document. */
    static String svg(String name, List<Epoch> history) {
        return new Stack(
                        new LinePlot(
                                name + ": loss",
                                "epoch",
                                "cross-entropy",
                                List.of(
                                        series("training", history, Epoch::trainingLoss),
                                        series(
                                                "validation",
                                                history,
                                                epoch -> epoch.validation().loss()))),
                        new LinePlot(
                                name + ": accuracy",
                                "epoch",
                                "share of the validation examples",
                                List.of(
                                        series(
                                                "accuracy",
                                                history,
                                                epoch -> epoch.validation().accuracy()),
                                        series(
                                                "macro F1",
                                                history,
                                                epoch -> epoch.validation().macroF1()))))
                .svg();
    }

    private static Series series(String name, List<Epoch> history, ToDoubleFunction<Epoch> value) {
        return new Series(
                name,
                history.stream().mapToDouble(Epoch::number).toArray(),
                history.stream().mapToDouble(value).toArray());
    }
}
