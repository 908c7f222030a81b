package io.skerry.operator.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The chart, and helm, which renders and installs it. */
public final class Chart {

    /** Where it is installed. */
    public static final String NAMESPACE = "skerry";

    private static final String RELEASE = "skerry";
    private static final String FOLDER =
            Path.of("..", "helm").toAbsolutePath().normalize().toString();

    private final Program helm;

    Chart(Program helm) {
        this.helm = helm;
    }

    /** Installs it without an operator's pod: the operator is a process of the test. */
    void install() {
        helm.run("install", RELEASE, FOLDER, "--namespace", NAMESPACE, "--set", "replicas=0");
    }

    /**
     * Changes values of the installation and leaves the others as they are; returns when the operator's pods run.
     *
     * @param values as helm's {@code --set} takes them
     */
    public void upgrade(String... values) {
        run(List.of("upgrade", RELEASE, FOLDER, "--reuse-values", "--wait"), values);
    }

    /**
     * What would be installed, as YAML.
     *
     * @param values as helm's {@code --set} takes them
     */
    public String render(String... values) {
        return run(List.of("template", RELEASE, FOLDER), values);
    }

    private String run(List<String> command, String... values) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--namespace", NAMESPACE));
        for (String value : values) {
            arguments.addAll(List.of("--set", value));
        }
        return helm.run(arguments);
    }
}
