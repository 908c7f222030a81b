package io.skerry.operator.jointinference;

import java.util.Map;

/**
 * How workers that Skerry runs in the cloud reach the edges.
 *
 * @param environment settings of the runtime
 */
public record WorkerLink(Map<String, String> environment) {

    public WorkerLink {
        environment = Map.copyOf(environment);
    }
}
