package io.skerry.operator.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.link.Envelopes;
import io.skerry.link.LinkException;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.jointinference.WorkerLink;
import io.skerry.operator.link.NodeChannel;
import io.skerry.operator.link.StatusInbox;
import io.skerry.operator.link.mqtt.MqttNodeChannel;
import io.skerry.operator.plan.NodePlans;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Instance;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.PlanAck;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operator's ends of the links to the nodes, and what is known of the nodes by them. */
@Singleton
public class NodeLinks {

    private static final NodeChannel NO_LINK = (_, _, _) -> CompletableFuture.failedFuture(
            new LinkException("the operator has no link to the nodes: set skerry.broker.url"));

    private final NodeReports reports = new NodeReports();
    private final NodePlans plans;
    private final @Nullable MqttNodeChannel broker;

    NodeLinks(OperatorConfig config, Vertx vertx, MeterRegistry registry, Instance instance, Clock clock) {
        SecureRandom random = new SecureRandom();
        byte[] run = new byte[6];
        random.nextBytes(run);
        String thisRun = HexFormat.of().formatHex(run);
        Clock wall = Clock.systemUTC();
        Envelopes envelopes = new Envelopes(new Source(instance.name(), thisRun), new FrameIds(wall, random), wall);
        this.broker = config.broker()
                .map(settings -> new MqttNodeChannel(vertx, address(settings), "skerry-operator-" + thisRun))
                .orElse(null);
        NodeChannel channel = Optional.<NodeChannel>ofNullable(broker).orElse(NO_LINK);
        this.plans = new NodePlans(channel, envelopes, System::nanoTime, random);
        if (broker != null) {
            StatusInbox inbox = new StatusInbox(reports, channel, envelopes, clock, listener(registry));
            broker.start(inbox::accept, error -> refused(registry, error.code().name()));
        }
    }

    private StatusInbox.Listener listener(MeterRegistry registry) {
        return new StatusInbox.Listener() {
            @Override
            public void planAck(String node, PlanAck ack) {
                plans.heard(node, ack);
            }

            @Override
            public void refused(String why) {
                NodeLinks.refused(registry, why);
            }
        };
    }

    private static void refused(MeterRegistry registry, String why) {
        registry.counter("skerry_operator_frames_refused_total", "reason", why).increment();
    }

    private static BrokerAddress address(OperatorConfig.Broker broker) {
        return new BrokerAddress(
                broker.url(),
                broker.username().orElse(null),
                broker.passwordFile().orElse(null),
                broker.ca().orElse(null),
                broker.certificate().orElse(null),
                broker.key().orElse(null));
    }

    @Produces
    @Singleton
    NodeReports reports() {
        return reports;
    }

    @Produces
    @Singleton
    NodePlans plans() {
        return plans;
    }

    /** Workers in the cloud meet the edges at the broker where the operator does. */
    @Produces
    @Singleton
    WorkerLink workerLink(OperatorConfig config) {
        return new WorkerLink(config.broker()
                .map(settings -> Map.of("SKERRY_BROKER_URL", settings.url().toString()))
                .orElse(Map.of()));
    }

    @PreDestroy
    void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
