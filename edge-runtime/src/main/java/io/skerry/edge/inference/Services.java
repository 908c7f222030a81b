package io.skerry.edge.inference;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.offload.Offloader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services that this node has at the moment. None, and not ready, until a plan applies. */
public final class Services {

    private volatile Map<ServiceName, HostedService> hosted = Map.of();
    private volatile List<HostedService> retired = List.of();
    private volatile boolean planned;

    /**
     * Hosts these services from now on. One that is replaced stays known for the answers to its questions: until the next call at least,
     * and then as long as there are questions, which end by themselves.
     */
    void replace(Map<ServiceName, HostedService> next) {
        retired = Stream.concat(
                        retired.stream().filter(HostedService::asking),
                        hosted.values().stream().filter(service -> next.get(service.name()) != service))
                .toList();
        hosted = Map.copyOf(next);
        planned = true;
    }

    Map<ServiceName, HostedService> byName() {
        return hosted;
    }

    public Optional<HostedService> find(ServiceName name) {
        return Optional.ofNullable(hosted.get(name));
    }

    /** The side door of a service, if it has one: that of an earlier service of the name if the question was asked there. */
    public Optional<Offloader> offloader(ServiceName name, @Nullable UUID question) {
        Optional<Offloader> current = find(name).flatMap(HostedService::offloader);
        return retired.stream()
                .filter(service -> service.name().equals(name))
                .flatMap(service -> service.offloader().stream())
                .filter(offloader -> offloader.knows(question))
                .findFirst()
                .or(() -> current);
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
