package io.skerry.operator.boot;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.link.Envelopes;
import io.skerry.link.LinkException;
import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.link.NodeChannel;
import io.skerry.operator.link.NodeLink;
import io.skerry.operator.link.NodeRoutes;
import io.skerry.operator.link.StatusInbox;
import io.skerry.operator.link.WorkerLink;
import io.skerry.operator.plan.NodePlans;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Instance;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.PlanAck;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operator's ends of the links to the nodes, and what is known of the nodes by them. */
@Singleton
public class NodeLinks {

    private static final NodeChannel NO_LINK = (_, _, _) -> CompletableFuture.failedFuture(
            new LinkException("the operator has no link to the nodes: set skerry.broker.url, or skerry.link=eventbus"));

    private final NodeReports reports = new NodeReports();
    private final NodePlans plans;
    private final @Nullable NodeLink link;

    NodeLinks(
            OperatorConfig config,
            KubernetesClient client,
            Vertx vertx,
            Router server,
            MeterRegistry registry,
            Instance instance,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        String run = HexFormat.of().formatHex(bytes);
        Clock wall = Clock.systemUTC();
        this.link = switch (config.link()) {
            case MQTT -> Links.mqtt(config, vertx, run).orElse(null);
            case EVENTBUS -> Links.eventbus(config, client, server, wall, registry);
        };
        Envelopes envelopes = new Envelopes(new Source(instance.name(), run), new FrameIds(wall, random), wall);
        NodeChannel channel = link == null ? NO_LINK : link;
        this.plans = new NodePlans(channel, envelopes, System::nanoTime, random);
        if (link != null) {
            StatusInbox inbox = new StatusInbox(reports, channel, envelopes, clock, listener(registry));
            link.start(inbox::accept, error -> refused(registry, error.code().name()));
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

    static void refused(MeterRegistry registry, String why) {
        registry.counter("skerry_operator_frames_refused_total", "reason", why).increment();
    }

    static void requestRefused(MeterRegistry registry, int status) {
        registry.counter("skerry_operator_requests_refused_total", "status", Integer.toString(status))
                .increment();
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

    @Produces
    @Singleton
    NodeRoutes routes() {
        return link == null ? NodeRoutes.NONE : link.routes();
    }

    @Produces
    @Singleton
    WorkerLink workers() {
        return link == null ? WorkerLink.of(Map.of()) : link.workers();
    }

    @PreDestroy
    void close() {
        if (link != null) {
            link.close();
        }
    }
}
