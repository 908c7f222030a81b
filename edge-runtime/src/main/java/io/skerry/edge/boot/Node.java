package io.skerry.edge.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.model.ModelListener;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.observe.RuntimeObserver;
import io.skerry.link.Envelopes;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The parts that every role has. {@link EdgeNode} and {@link CloudWorker} add theirs.
 *
 * @param instance this run of the program
 * @param timer for deadlines and heartbeats; its tasks are short
 */
record Node(
        EdgeConfig config,
        Vertx vertx,
        ObjectMapper json,
        Clock clock,
        String instance,
        ScheduledExecutorService timer,
        Heartbeats heartbeats,
        Envelopes envelopes,
        NodeState state,
        RuntimeObserver observer,
        Closing closing) {

    static Node of(EdgeConfig config, Vertx vertx, MeterRegistry registry, ObjectMapper json) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        byte[] bits = new byte[6];
        random.nextBytes(bits);
        String instance = HexFormat.of().formatHex(bits);
        Heartbeats heartbeats = new Heartbeats(System::nanoTime);
        NodeState state = new NodeState(config.node(), heartbeats);
        RuntimeObserver observer = new RuntimeObserver(state, clock, System::nanoTime, registry);
        Envelopes envelopes = new Envelopes(new Source(config.node(), instance), new FrameIds(clock, random), clock);
        Closing closing = new Closing();
        ScheduledExecutorService timer = closing.add(newTimer());
        return new Node(config, vertx, json, clock, instance, timer, heartbeats, envelopes, state, observer, closing);
    }

    private static ScheduledExecutorService newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("skerry-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** A thread of its own for work that takes long or waits for the disk. */
    ScheduledExecutorService background(String name) {
        return closing.add(Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory()));
    }

    ModelStore models(ModelListener listener) throws IOException {
        return closing.add(Models.open(config, background("skerry-models"), listener, clock));
    }

    Requests requests(Services services) {
        return new Requests(services, config.edge().maxRequests());
    }

    Failures failures() {
        return new Failures(observer::failed);
    }
}
