package io.skerry.benchmarks.operator;

import io.skerry.api.plan.ServiceName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How large a cluster is. Every hundred services share a namespace and its two Models; services go round over the nodes.
 *
 * @param nodes edge nodes
 * @param services joint inference services
 */
record Scale(int nodes, int services) {

    static final int SERVICES_OF_A_MODEL = 100;

    int namespaces() {
        return Math.ceilDiv(services, SERVICES_OF_A_MODEL);
    }

    static String namespace(int index) {
        return "team-" + index;
    }

    static ServiceName service(int index) {
        return new ServiceName(namespace(index / SERVICES_OF_A_MODEL), "service-" + index);
    }

    static String node(int index) {
        return "edge-" + index;
    }

    /** The node of a service. */
    String nodeOf(int service) {
        return node(service % nodes);
    }

    Set<ServiceName> all() {
        return IntStream.range(0, services).mapToObj(Scale::service).collect(Collectors.toSet());
    }

    /** The services of one namespace: all that use its Models. */
    Set<ServiceName> in(String namespace) {
        return all().stream()
                .filter(service -> service.namespace().equals(namespace))
                .collect(Collectors.toSet());
    }
}
