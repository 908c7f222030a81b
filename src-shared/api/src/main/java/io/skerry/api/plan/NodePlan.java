package io.skerry.api.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one edge node shall do.
 *
 * @param apiVersion {@link #API_VERSION}
 * @param generation grows with every change; a plan with a smaller generation than the applied one is refused
 * @param services the joint inference services to run; no two have the same namespace and name
 */
public record NodePlan(String apiVersion, long generation, List<ServiceAssignment> services) {

    /** The only version that this program reads. */
    public static final String API_VERSION = "skerry.io/node-plan/v1";

    public NodePlan {
        Check.that(
                API_VERSION.equals(apiVersion),
                "apiVersion",
                "is '" + apiVersion + "', this version reads '" + API_VERSION + "'");
        Check.that(generation >= 0, "generation", "is " + generation + ", must not be negative");
        services = services == null ? List.of() : List.copyOf(services);
        Set<ServiceName> seen = new HashSet<>();
        for (ServiceAssignment service : services) {
            Check.that(seen.add(service.id()), "services", "has '" + service.id() + "' twice: remove one");
        }
    }
}
