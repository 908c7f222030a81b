package io.skerry.edge.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a training is, in one line of a terminal.
 *
 * @param step how many steps are done
 * @param steps how many there will be
 * @param loss mean of the last batches
 * @param rate examples a second
 * @param left until the end, if it goes on as now
 */
record ProgressLine(long step, long steps, double loss, double rate, Duration left) {

    private static final int CELLS = 24;

    String text() {
        int full = (int) (CELLS * step / steps);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,.0f examples/s  %s left  loss %.4f",
                "#".repeat(full),
                ".".repeat(CELLS - full),
                100 * step / steps,
                rate,
                clock(left),
                loss);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
