package io.skerry.benchmarks.mqtt;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.benchmarks.report.BarPlot;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Contender;
import io.skerry.benchmarks.rounds.PythonPeer;
import io.skerry.benchmarks.rounds.Rounds;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message of 1 KiB at QoS 1, client to broker to echo to broker to client. */
public final class MqttBenchmark implements Benchmark {

    private static final int BYTES = 1024;
    private static final String OWN = "Skerry's connection";
    private static final String PEER = "paho-mqtt in Python";

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public String summary() {
        return "1 KiB at QoS 1 to an echo and back over Mosquitto; the warning about its default";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            List<Timing> timings = roundTrips(bench, vertx);
            List<Figure> figures = new ArrayList<>();
            if (timings.size() > 1) {
                figures.add(Figure.ratio(
                        "1 KiB at QoS 1, over " + PEER,
                        timings.get(0).p50() / timings.get(1).p50(),
                        Goal.atMost(0.5),
                        timings.get(0).median() + " against " + timings.get(1).median()));
            }
            bench.progress().accept("looking for the warning about set_tcp_nodelay");
            figures.add(new Figure(
                    "warnings that name set_tcp_nodelay, at a broker with its default",
                    NagleWarning.count(vertx, bench.work()),
                    "",
                    Goal.atLeast(1),
                    ""));
            return new Outcome(figures, timings, Map.of("mqtt", new BarPlot("1 KiB at QoS 1, ms", timings)));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Timing> roundTrips(Bench bench, Vertx vertx) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try (Mosquitto broker = Mosquitto.start(bench.work(), true);
                Echo echo = Echo.start(vertx, broker.address(), BYTES)) {
            contenders.add(Contender.of(OWN, echo::roundTrip));
            Optional<PythonPeer> peer =
                    bench.peer(PEER, "mqtt_echo.py", List.of(Integer.toString(broker.port()), Integer.toString(BYTES)));
            peer.ifPresent(contenders::add);
            try {
                return List.copyOf(
                        Rounds.run(contenders, bench.either(8, 2), bench.either(2_000, 200), bench.progress())
                                .values());
            } finally {
                peer.ifPresent(PythonPeer::close);
            }
        }
    }
}
