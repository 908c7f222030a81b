package io.skerry.benchmarks.mining;

import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One decision of a budget. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BudgetCalls {

    private static final int BYTES = 2_000;
    private static final long GAP_NANOS = 5_000_000;

    private final OffloadBudget share = OffloadBudget.share(0.2);
    private final OffloadBudget bytes = OffloadBudget.bytesPerHour(100_000_000);
    private final double[] hardness = new SplittableRandom(1).doubles(1 << 12).toArray();
    private int next;
    private long now;

    /** By share. */
    @Benchmark
    public Decision share() {
        return decide(share);
    }

    /** By bytes an hour. */
    @Benchmark
    public Decision bytesPerHour() {
        return decide(bytes);
    }

    private Decision decide(OffloadBudget budget) {
        next = (next + 1) & (hardness.length - 1);
        now += GAP_NANOS;
        return budget.decide(hardness[next], false, BYTES, now);
    }
}
