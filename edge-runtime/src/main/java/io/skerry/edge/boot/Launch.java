package io.skerry.edge.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.config.Role;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.observe.RuntimeObserver;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens what the role needs when the process starts, gives its parts to the HTTP resources, and closes it when the process stops. */
@Startup
@Singleton
public final class Launch {

    private final Node node;
    private final Program program;
    private final Services services;
    private final Requests requests;

    Launch(EdgeConfig config, Vertx vertx, MeterRegistry registry, ObjectMapper json) throws IOException {
        this.node = Node.of(config, vertx, registry, json);
        try {
            if (config.role() == Role.EDGE) {
                EdgeNode edge = EdgeNode.open(node);
                this.program = edge;
                this.services = edge.services();
                this.requests = edge.requests();
            } else {
                this.program = CloudWorker.open(node, registry);
                this.services = new Services();
                this.requests = node.requests(services);
            }
        } catch (IOException | RuntimeException e) {
            node.closing().close();
            throw e;
        }
    }

    @Produces
    @Singleton
    RuntimeObserver observer() {
        return node.observer();
    }

    @Produces
    @Singleton
    Services services() {
        return services;
    }

    @Produces
    @Singleton
    Requests requests() {
        return requests;
    }

    @Produces
    @Singleton
    Failures failures() {
        return node.failures();
    }

    void routes(@Observes Router router) {
        program.routes(router);
    }

    Program program() {
        return program;
    }

    @PreDestroy
    void stop() {
        program.close();
    }
}
