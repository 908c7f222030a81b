package io.skerry.operator.link.eventbus;

import io.skerry.api.plan.ServiceName;
import java.net.URI;

/**
 * Where Rules are, and where they lead.
 *
 * @param namespace of the Rules
 * @param operator the operator's ingest as cloudcore reaches it, {@code http://skerry-operator.skerry:8080}
 * @param workers a service's worker as cloudcore reaches it: an address with {@code {service}} and {@code {namespace}} in it
 */
public record Places(String namespace, URI operator, String workers) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if an address is none
     */
    public Places {
        check("skerry.eventbus.ingest", operator.toString(), "http://skerry-operator.skerry:8080");
        check(
                "skerry.eventbus.workers",
                address(workers, new ServiceName("a", "b")),
                "http://{service}-cloud.{namespace}:5000");
    }

    private static void check(String setting, String address, String example) {
        if (!address.matches("https?://[^/?#@\\s{}]+")) {
            throw new IllegalArgumentException(
                    setting + " is '" + address + "': write an address like " + example + ", without a path");
        }
    }

    /** The address of a service's worker. */
    String worker(ServiceName service) {
        return address(workers, service);
    }

    private static String address(String template, ServiceName service) {
        return template.replace("{service}", service.name()).replace("{namespace}", service.namespace());
    }
}
