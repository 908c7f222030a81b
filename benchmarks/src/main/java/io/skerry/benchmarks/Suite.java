package io.skerry.benchmarks;

import io.skerry.benchmarks.curve.CurveBenchmark;
import io.skerry.benchmarks.faults.FaultsBenchmark;
import io.skerry.benchmarks.federated.FedAvgBenchmark;
import io.skerry.benchmarks.image.PreprocessingCalls;
import io.skerry.benchmarks.jmh.JmhBenchmark;
import io.skerry.benchmarks.kubeedge.KubeEdgeBenchmark;
import io.skerry.benchmarks.memory.MemoryBenchmark;
import io.skerry.benchmarks.mining.BudgetCalls;
import io.skerry.benchmarks.mining.MinerCalls;
import io.skerry.benchmarks.mqtt.MqttBenchmark;
import io.skerry.benchmarks.offload.OffloadBenchmark;
import io.skerry.benchmarks.onnx.OnnxBenchmark;
import io.skerry.benchmarks.operator.OperatorBenchmark;
import io.skerry.benchmarks.spool.SpoolBenchmark;
import io.skerry.benchmarks.wire.FrameCodecCalls;
import java.util.List;

/** All benchmarks, in the order in which they run. */
final class Suite {

    static final List<Benchmark> ALL = List.of(
            new OnnxBenchmark(),
            new JmhBenchmark("wire", "frames to bytes and back, 1 KiB and 150 kB", List.of(FrameCodecCalls.class)),
            new JmhBenchmark(
                    "mining",
                    "a look of each miner, a decision of each budget",
                    List.of(MinerCalls.class, BudgetCalls.class)),
            new JmhBenchmark("image", "from a file to a model's input", List.of(PreprocessingCalls.class)),
            new SpoolBenchmark(),
            new MqttBenchmark(),
            new OffloadBenchmark(),
            new FaultsBenchmark(),
            new CurveBenchmark(),
            new MemoryBenchmark(),
            new FedAvgBenchmark(),
            new OperatorBenchmark(),
            new KubeEdgeBenchmark());

    private Suite() {}

    static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    /**
     * Those that are named; all if none is.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static List<Benchmark> select(List<String> names) {
        for (String name : names) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException(
                        "there is no benchmark '" + name + "'; there are: " + String.join(", ", names()));
            }
        }
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }
}
