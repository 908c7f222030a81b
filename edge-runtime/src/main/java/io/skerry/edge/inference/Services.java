package io.skerry.edge.inference;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.offload.Offloader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The services that this node has at the moment. None, and not ready, until a plan applies. */
public final class Services {

    private volatile Map<ServiceName, HostedService> hosted = Map.of();
    private volatile boolean planned;

    void replace(Map<ServiceName, HostedService> next) {
        hosted = Map.copyOf(next);
        planned = true;
    }

    Map<ServiceName, HostedService> byName() {
        return hosted;
    }

    public Optional<HostedService> find(ServiceName name) {
        return Optional.ofNullable(hosted.get(name));
    }

    /** The side door of a service, if it has one. */
    public Optional<Offloader> offloader(ServiceName name) {
        return find(name).flatMap(HostedService::offloader);
    }

    /** In the order of their names. */
    public Collection<HostedService> all() {
        return hosted.values().stream()
                .sorted(Comparator.comparing(service -> service.name().toString()))
                .toList();
    }

    /** For messages: {@code default/a, default/b}, or {@code no services}. */
    public String names() {
        List<HostedService> all = List.copyOf(all());
        return all.isEmpty()
                ? "no services"
                : all.stream().map(service -> service.name().toString()).collect(Collectors.joining(", "));
    }

    /** Whether a plan applies and every service has a model that answers. */
    public boolean ready() {
        return planned && hosted.values().stream().allMatch(HostedService::ready);
    }

    /** A service's model changed, or is about to. */
    public void modelChanged(ServiceName name) {
        find(name).ifPresent(HostedService::modelChanged);
    }
}
