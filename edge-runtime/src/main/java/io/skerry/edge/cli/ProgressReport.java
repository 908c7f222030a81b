package io.skerry.edge.cli;

import io.skerry.training.TrainingListener;
import io.skerry.training.metrics.Epoch;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints a line for each epoch and, on a terminal, one that shows how far the training is. It has no colours. */
final class ProgressReport implements TrainingListener {

    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final double SMOOTHING = 0.05;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final int batch;
    private final int epochs;
    private long firstStep = -1;
    private long began;
    private long drawn;
    private double loss;

    /**
     * A report.
     *
     * @param terminal whether a line may be drawn over
     * @param nanos a clock that never goes back
     * @param batch examples in a step
     */
    ProgressReport(PrintWriter out, boolean terminal, LongSupplier nanos, int batch, int epochs) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.batch = batch;
        this.epochs = epochs;
    }

    @Override
    public void stepped(long step, long steps, float batchLoss) {
        long now = nanos.getAsLong();
        if (firstStep < 0) {
            firstStep = step;
            began = now;
            loss = batchLoss;
            return;
        }
        loss += SMOOTHING * (batchLoss - loss);
        if (terminal && now - drawn >= REDRAW_NANOS && now > began) {
            drawn = now;
            double stepsPerNano = (double) (step - firstStep) / (now - began);
            double rate = stepsPerNano * batch * Duration.ofSeconds(1).toNanos();
            Duration left = Duration.ofNanos((long) ((steps - step) / stepsPerNano));
            out.print(ERASE_LINE + new ProgressLine(step, steps, loss, rate, left).text());
            out.flush();
        }
    }

    @Override
    public void finished(Epoch epoch) {
        clear();
        out.printf(
                Locale.ROOT,
                "epoch %d/%d  loss %.4f  validation: loss %.4f  accuracy %.4f  macro F1 %.4f%n",
                epoch.number(),
                epochs,
                epoch.trainingLoss(),
                epoch.validation().loss(),
                epoch.validation().accuracy(),
                epoch.validation().macroF1());
        out.flush();
    }

    /** Takes the line away that shows how far it is. */
    void clear() {
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
