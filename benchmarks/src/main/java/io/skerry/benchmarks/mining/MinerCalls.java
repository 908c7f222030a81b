package io.skerry.benchmarks.mining;

import io.skerry.mining.Boxes;
import io.skerry.mining.ClassScores;
import io.skerry.mining.Hardness;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.Prediction;
import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskPoint;
import io.skerry.mining.calibration.Temperature;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A miner's look at one answer: ten classes, or ten boxes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls make() first
public class MinerCalls {

    private static final Calibration CALIBRATION =
            new Calibration(1.5, 0.05, 0.01, 1_000, List.of(new RiskPoint(0.2, 1, 0.1), new RiskPoint(0.8, 0.8, 0.03)));

    /** Parameters without which a miner cannot be made. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "Energy", Map.of("threshold", "2"),
            "TargetError", Map.of("target_error", "0.05"));

    @Param({
        "Threshold",
        "CrossEntropy",
        "IBT",
        "Random",
        "CloudOnly",
        "EdgeOnly",
        "Margin",
        "Entropy",
        "Energy",
        "TargetError"
    })
    public String name;

    private Miner miner;
    private Prediction prediction;

    /** Makes the miner and an answer that it reads. */
    @Setup
    public void make() throws InvalidMinerException {
        SplittableRandom random = new SplittableRandom(1);
        miner = Miners.create(name, NEEDED.getOrDefault(name, Map.of()), random, CALIBRATION);
        double[] logits = random.doubles(10, -3, 3).toArray();
        List<double[]> boxes = random.doubles(10)
                .mapToObj(score -> new double[] {0, 0, 9, 9, score, 1})
                .toList();
        prediction = miner.reads() == Boxes.class
                ? new Boxes(boxes)
                : ClassScores.ofLogits(logits, new Temperature(CALIBRATION.temperature()));
    }

    /** One look. */
    @Benchmark
    public Hardness look() {
        return miner.look(prediction);
    }
}
