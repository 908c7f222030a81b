package io.skerry.benchmarks.onnx;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.jmh.Iterations;
import io.skerry.benchmarks.jmh.JmhRun;
import io.skerry.benchmarks.jmh.Score;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.rounds.PythonPeer;
import io.skerry.training.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the call into ONNX Runtime costs beside the model itself. */
public final class OnnxBenchmark implements Benchmark {

    private static final String MLP = "benchmarks/models/mlp.onnx";
    /** About as long as a short iteration of JMH. */
    private static final int CALLS_PER_BLOCK = 40_000;

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public String summary() {
        return "the call into ONNX Runtime: pinned buffers, the library alone, any tensor, arrays of arrays";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Map<String, Score> scores = new TreeMap<>(JmhRun.of(bench, OnnxCalls.class, ".*"));
        double python = Double.POSITIVE_INFINITY;
        Optional<PythonPeer> peer = bench.peer(
                "ORT-Python run()",
                "onnx_run.py",
                List.of(bench.home().resolve(MLP).toString(), Integer.toString(CALLS_PER_BLOCK)));
        try {
            for (int round = 0; round < bench.either(3, 1); round++) {
                JmhRun.of(bench, OnnxCalls.class, "(pinned|bare)", Map.of("model", MLP), Iterations.SHORT)
                        .forEach((name, score) -> scores.merge(name, score, Score::best));
                if (peer.isPresent()) {
                    for (double nanos : peer.get().round(bench.either(25, 2))) {
                        python = Math.min(python, nanos);
                    }
                }
            }
        } finally {
            peer.ifPresent(PythonPeer::close);
        }
        return outcome(scores, python);
    }

    private static Outcome outcome(Map<String, Score> scores, double python) {
        Score pinned = Objects.requireNonNull(scores.get("pinned " + MLP));
        Score bare = Objects.requireNonNull(scores.get("bare " + MLP));
        List<Figure> figures = new ArrayList<>();
        if (Double.isFinite(python)) {
            figures.add(Figure.ratio(
                    "small MLP, over ORT-Python run()",
                    pinned.nanos() / python,
                    Goal.atMost(0.6),
                    pinned.micros() + " against " + Numbers.text(python / 1e3, "µs")));
        }
        figures.add(new Figure(
                "allocated by a call, beyond the library's own",
                Math.rint(pinned.bytes() - bare.bytes()),
                "B",
                Goal.atMost(0),
                Numbers.text(Math.rint(pinned.bytes()), "B") + " against "
                        + Numbers.text(Math.rint(bare.bytes()), "B")));
        figures.add(new Figure(
                "small MLP, over the library alone with pinned tensors",
                pinned.nanos() / bare.nanos(),
                "",
                null,
                pinned.micros() + " against " + bare.micros()));
        figures.addAll(JmhRun.figures(scores));
        return Outcome.of(figures);
    }
}
