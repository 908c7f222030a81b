package io.skerry.demo.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container would be told, for a process of this machine: it has no file system and no network of its own, so that the paths of its
 * volumes, its ports and its address are replaced in what it is told. All else is as the Deployment says.
 *
 * @param environment its variables
 * @param arguments of its program
 */
public record ContainerProcess(Map<String, String> environment, List<String> arguments) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\((\\w+)\\)");
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    public ContainerProcess {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /**
     * Derives it.
     *
     * @param volumes folders of this machine by names of volumes
     * @param ports ports of this machine by the container's
     * @throws IllegalArgumentException if the container needs something that the demo has not: a value from elsewhere, or another volume
     */
    public static ContainerProcess of(Container container, Map<String, Path> volumes, Map<Integer, Integer> ports) {
        UnaryOperator<String> onThisMachine = word -> place(word, container.getVolumeMounts(), volumes, ports);
        Map<String, String> variables = new LinkedHashMap<>();
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValueFrom() != null) {
                throw new IllegalArgumentException("the variable " + variable.getName()
                        + " has its value from elsewhere: the demo knows plain values only");
            }
            variables.put(variable.getName(), expand(String.valueOf(variable.getValue()), variables));
        }
        List<String> arguments = container.getArgs().stream()
                .map(argument -> onThisMachine.apply(expand(argument, variables)))
                .toList();
        variables.replaceAll((_, value) -> onThisMachine.apply(value));
        return new ContainerProcess(variables, arguments);
    }

    /** Kubernetes' {@code $(NAME)}; a name that is not defined stays as it is. */
    private static String expand(String text, Map<String, String> variables) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference ->
                        Matcher.quoteReplacement(variables.getOrDefault(reference.group(1), reference.group())));
    }

    private static String place(
            String word, List<VolumeMount> mounts, Map<String, Path> volumes, Map<Integer, Integer> ports) {
        if (word.equals(EVERY_ADDRESS)) {
            return LOOPBACK;
        }
        for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
            if (word.equals(port.getKey().toString())) {
                return port.getValue().toString();
            }
        }
        for (VolumeMount mount : mounts) {
            String path = mount.getMountPath().replaceFirst("/+$", "");
            if (word.equals(path) || word.startsWith(path + "/")) {
                Path folder = volumes.get(mount.getName());
                if (folder == null) {
                    throw new IllegalArgumentException("the volume '" + mount.getName() + "' is not there");
                }
                return folder + word.substring(path.length());
            }
        }
        return word;
    }
}
