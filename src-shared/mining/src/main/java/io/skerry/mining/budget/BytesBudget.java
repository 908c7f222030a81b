package io.skerry.mining.budget;

/**
 * Holds a rate of bytes: time brings income, an offload costs its bytes. How often examples come and how large they
 * are is learned from the stream. Where the stream is too thin to use up the rate, all of it is offloaded; what an
 * idle time saves is bounded, so that no flood follows it.
 */
final class BytesBudget implements OffloadBudget {

    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final int MEMORY = 100;

    /** A gap that is so many times longer than the mean is an idle time and says little about the rate of arrivals. */
    private static final double IDLE_GAPS = 50;

    private final double bytesPerNano;
    private final HardnessWindow window = new HardnessWindow();
    private final Pace pace = new Pace();
    private final RunningMean gap = new RunningMean(MEMORY);
    private final RunningMean size = new RunningMean(MEMORY);
    private final RunningMean offloadedSize = new RunningMean(MEMORY);
    private boolean started;
    private long last;

    BytesBudget(long bytesPerHour) {
        if (bytesPerHour <= 0) {
            throw new IllegalArgumentException("a budget of " + bytesPerHour + " bytes an hour is not positive");
        }
        this.bytesPerNano = bytesPerHour / NANOS_PER_HOUR;
    }

    @Override
    public synchronized Decision decide(double hardness, boolean hard, long bytes, long nanos) {
        double elapsed = elapsed(nanos);
        double cost = Math.max(bytes, 1);
        size.add(cost);
        double income = bytesPerNano * gap.value();
        double offloadCost = offloadedSize.value() > 0 ? offloadedSize.value() : size.value();
        boolean granted = pace.grant(
                window.rank(hardness),
                bytesPerNano * elapsed,
                cost,
                income / offloadCost,
                Pace.slack(income, Math.max(size.value(), offloadCost)));
        if (granted) {
            offloadedSize.add(cost);
        }
        return Decision.of(granted, hard);
    }

    private double elapsed(long nanos) {
        double elapsed = started ? (double) Math.max(nanos - last, 0) : 0;
        if (started) {
            gap.add(gap.value() > 0 ? Math.min(elapsed, IDLE_GAPS * gap.value()) : elapsed);
        }
        started = true;
        last = nanos;
        return elapsed;
    }
}
