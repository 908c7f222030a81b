package io.skerry.edge.ingress.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An edge node on any free ports that works alone and serves the shallow MNIST model as {@code default/mnist}. */
public final class EdgeProfile implements QuarkusTestProfile {

    static final Path MODEL =
            Path.of("../samples/mnist/shallow").toAbsolutePath().normalize();

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path data = Files.createTempDirectory("skerry-edge");
            Path plan = data.resolve("plan.json");
            Files.write(plan, PlanJson.write(plan(1)));
            return Map.of(
                    "skerry.data",
                    data.toString(),
                    "skerry.edge.plan",
                    plan.toString(),
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.management.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual plan, and perhaps more. */
    static NodePlan plan(long generation, ServiceAssignment... more) {
        List<ServiceAssignment> services = new ArrayList<>(List.of(service("mnist", MODEL)));
        services.addAll(List.of(more));
        return new NodePlan(NodePlan.API_VERSION, generation, services);
    }

    static ServiceAssignment service(String name, Path model) {
        return new ServiceAssignment(
                "default",
                name,
                new ModelReference(URI.create("file://" + model + "/"), null),
                new HardExampleMining("Margin", Map.of("threshold", "0.5"), null),
                null,
                null,
                null);
    }
}
