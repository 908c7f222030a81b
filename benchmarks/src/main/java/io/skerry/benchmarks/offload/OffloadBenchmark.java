package io.skerry.benchmarks.offload;

import io.skerry.api.plan.ServiceName;
import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.process.EdgeRuntime;
import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.benchmarks.process.Ports;
import io.skerry.benchmarks.report.BarPlot;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Contender;
import io.skerry.benchmarks.rounds.PythonPeer;
import io.skerry.benchmarks.rounds.Rounds;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.Predictor;
import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.training.plot.Plot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A picture of 224×224×3 bytes: shallow model, over MQTT to the deep worker's process, deep model, verdict back. */
public final class OffloadBenchmark implements Benchmark {

    private static final ServiceName SERVICE = new ServiceName("bench", "photos");
    private static final String OWN = "Skerry over MQTT";
    private static final String FLOOR = "the two inferences alone";
    private static final String PAHO = "Python, paho, raw bytes";
    private static final String FASTAPI = "Python, FastAPI, JSON";
    private static final String SEDNA = "Python, Sedna's wire format";

    @Override
    public String name() {
        return "offload";
    }

    @Override
    public String summary() {
        return "hard example to the cloud's verdict, 224×224 uint8 over Mosquitto";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        try (Mosquitto broker = Mosquitto.start(bench.work(), true);
                EdgeRuntime _ = worker(bench, broker);
                Predictor shallow = open(bench, "photos/shallow");
                Predictor deep = open(bench, "photos/deep");
                EdgeSide edge = new EdgeSide(SERVICE, broker.address(), shallow)) {
            edge.awaitCloud();
            Example photo = photo();
            List<Contender> contenders = new ArrayList<>();
            contenders.add(Contender.of(OWN, () -> edge.hardExample(photo)));
            contenders.add(Contender.of(FLOOR, () -> {
                shallow.predict(photo);
                deep.predict(photo);
            }));
            List<PythonPeer> peers = peers(bench, broker);
            contenders.addAll(peers);
            try {
                return outcome(
                        Rounds.run(contenders, bench.either(8, 2), bench.either(200, 10), bench.progress()),
                        edge.parts());
            } finally {
                peers.forEach(PythonPeer::close);
            }
        }
    }

    private static EdgeRuntime worker(Bench bench, Mosquitto broker) throws IOException, InterruptedException {
        return EdgeRuntime.start(
                bench.runtime(),
                bench.work().resolve("worker"),
                List.of(
                        "worker", "deep",
                        "--service", SERVICE.toString(),
                        "--model", bench.model("photos/deep").toUri().toString(),
                        "--broker", broker.address().toString(),
                        "--node", "cloud"));
    }

    private static Predictor open(Bench bench, String model) {
        return Predictor.open(ModelArtefact.open(bench.model(model)), SessionSettings.DEFAULT);
    }

    private static Example photo() {
        byte[] pixels = new byte[3 * 224 * 224];
        new SplittableRandom(1).nextBytes(pixels);
        long[] shape = {1, 3, 224, 224};
        return new TensorExample("image", Tensor.copyOf(Datatype.UINT8, shape, ByteBuffer.wrap(pixels)));
    }

    private static List<PythonPeer> peers(Bench bench, Mosquitto broker) throws IOException {
        String shallow = bench.model("photos/shallow/model.onnx").toString();
        String deep = bench.model("photos/deep/model.onnx").toString();
        List<PythonPeer> peers = new ArrayList<>();
        bench.peer(PAHO, "offload_paho.py", List.of(Integer.toString(broker.port()), shallow, deep))
                .ifPresent(peers::add);
        for (String flavour : List.of("fastapi", "sedna")) {
            bench.peer(
                            flavour.equals("sedna") ? SEDNA : FASTAPI,
                            "offload_http.py",
                            List.of(Integer.toString(Ports.free()), shallow, deep, flavour))
                    .ifPresent(peers::add);
        }
        return peers;
    }

    private static Outcome outcome(Map<String, Timing> timings, List<Timing> parts) {
        List<Figure> figures = new ArrayList<>();
        add(figures, timings, PAHO, Goal.atMost(1.0));
        add(figures, timings, FASTAPI, null);
        add(figures, timings, SEDNA, Goal.atMost(0.12));
        add(figures, timings, FLOOR, Goal.atMost(1.25));
        List<Timing> all = new ArrayList<>(timings.values());
        Plot plot = new BarPlot("Hard example to the cloud's verdict, ms", List.copyOf(all));
        all.addAll(parts);
        return new Outcome(figures, all, Map.of("offload", plot));
    }

    private static void add(List<Figure> figures, Map<String, Timing> timings, String other, @Nullable Goal goal) {
        Timing own = Objects.requireNonNull(timings.get(OWN));
        Timing than = timings.get(other);
        if (than != null) {
            figures.add(new Figure(
                    "224×224 uint8, over " + other,
                    own.p50() / than.p50(),
                    "",
                    goal,
                    own.median() + " against " + than.median()));
        }
    }
}
