package io.skerry.edge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An edge node with one service, {@link Plans#SERVICE}. */
final class Edge implements AutoCloseable {

    private final Path plan;
    private final RuntimeProcess process;

    private Edge(Path plan, RuntimeProcess process) {
        this.plan = plan;
        this.process = process;
    }

    /** Starts a node at a broker on loopback and waits until its model answers. */
    static Edge start(Path folder, int brokerPort, NodePlan plan) throws IOException {
        return start(folder, brokerPort, plan, Map.of());
    }

    /** The same with more variables in its environment. */
    static Edge start(Path folder, int brokerPort, NodePlan plan, Map<String, String> environment) throws IOException {
        return start(folder, plan, environment, List.of("--broker", "mqtt://127.0.0.1:" + brokerPort));
    }

    /** Starts a node with these options and waits until its model answers. */
    static Edge start(Path folder, NodePlan plan, Map<String, String> environment, List<String> options)
            throws IOException {
        Path file = Files.createDirectories(folder).resolve("plan.json");
        Files.write(file, PlanJson.write(plan));
        List<String> arguments = new ArrayList<>(List.of("run", "--plan", file.toString(), "--node", "edge-1"));
        arguments.addAll(options);
        Edge edge = new Edge(file, RuntimeProcess.start(folder, environment, arguments));
        edge.process.awaitReady();
        return edge;
    }

    /** Replaces its plan at once, as a mounted file is. */
    void replacePlan(NodePlan next) throws IOException {
        Path written = Files.write(plan.resolveSibling("plan.json.next"), PlanJson.write(next));
        Files.move(written, plan, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Asks about a picture.
     *
     * @throws IOException if it is not answered with status 200
     */
    Answer ask(byte[] png) throws IOException {
        return Answer.of(Http.post(process.api().resolve("/v1/services/" + Plans.SERVICE), "image/png", png));
    }

    /** What it says of itself. */
    JsonNode observe() throws IOException {
        return Http.get(process.api().resolve("/v1/observe"));
    }

    /** What it says of its services and their models. */
    JsonNode services() throws IOException {
        return Http.get(process.api().resolve("/v1/services"));
    }

    /** Returns when it hears a deep worker. */
    void awaitCloud() {
        Eventually.holds(
                "the edge hears a deep worker",
                () -> observe().at("/services/0/cloudHeard").asBoolean());
    }

    /** Returns when everything that it kept is delivered. */
    void awaitDelivery() {
        Eventually.holds(
                "the spool is empty", () -> observe().at("/spool/samples").asLong(-1) == 0);
    }

    RuntimeProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
