package io.skerry.demo;

import io.skerry.demo.cluster.ContainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the processes of the demo. When this is closed they end, the youngest first.
 *
 * @param home the project's folder
 * @param folder for all their files
 */
record Processes(Path home, Path folder, Network network, Deque<Child> children) implements AutoCloseable {

    /** What an edge node is named. */
    static final String NODE = "edge-1";

    /** The demo's broker has no shared subscriptions. */
    private static final String PLAIN_TOPICS = "-Dskerry.worker.shared-subscriptions=false";

    /** None is started yet. */
    static Processes in(Path home, Path folder, Network network) {
        return new Processes(home, folder, network, new ArrayDeque<>());
    }

    Child broker() throws IOException {
        return start(
                "broker",
                List.of(
                        options("demo"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        Integer.toString(network.broker())),
                Map.of());
    }

    /** The operator, packaged as it is for a cluster. */
    Child operator(Venue venue) throws IOException {
        Map<String, String> environment = new HashMap<>(venue.operatorSettings());
        environment.put("KUBECONFIG", venue.kubeconfig().toString());
        environment.put("HOSTNAME", "skerry-operator");
        environment.put("SKERRY_OPERATOR_COUNTERS_INTERVAL", "2S");
        environment.put("QUARKUS_HTTP_HOST", Network.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(network.operator()));
        environment.put("QUARKUS_MANAGEMENT_HOST", Network.HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        return start(
                "operator",
                List.of(options("operator"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar("operator")),
                environment);
    }

    /** The runtime on the edge node, without a plan: that comes from the operator. */
    Child edge(Venue venue, ModelServer models) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--node",
                NODE,
                "--data",
                folder.resolve(NODE).toString(),
                "--port",
                Integer.toString(network.edge()),
                "--management-port",
                Integer.toString(network.edgeManagement())));
        arguments.addAll(venue.edgeArguments());
        return runtime("edge runtime", models.properties(), arguments, Map.of());
    }

    /** The deep worker, as its container says. */
    Child deepWorker(ContainerProcess container, ModelServer models) throws IOException {
        List<String> properties = new ArrayList<>(models.properties());
        properties.add(PLAIN_TOPICS);
        return runtime("deep worker", properties, container.arguments(), container.environment());
    }

    private Child runtime(String name, List<String> properties, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(options("edge-runtime")));
        command.addAll(properties);
        command.addAll(List.of("-jar", jar("edge-runtime")));
        command.addAll(arguments);
        return start(name, command, environment);
    }

    private String options(String module) {
        return "@" + home.resolve(module).resolve("jvm.options");
    }

    private String jar(String module) throws IOException {
        Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("the " + module + " is not built: ./skerry demo builds what is missing");
        }
        return jar.toString();
    }

    private Child start(String name, List<String> command, Map<String, String> environment) throws IOException {
        Child child = Child.start(name, folder, command, environment);
        children.push(child);
        return child;
    }

    @Override
    public void close() {
        while (!children.isEmpty()) {
            children.pop().close();
        }
    }
}
