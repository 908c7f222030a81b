package io.skerry.operator.reference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that resources need, as an event source. Each is followed by a watch of its own: the operator neither reads nor holds any
 * other Secret, and may be forbidden to.
 *
 * @param <P> the resources' kind
 */
public final class SecretSource<P extends HasMetadata> extends AbstractEventSource<Secret, P>
        implements ResourceEventAware<P> {

    private final KubernetesClient client;
    private final Map<ResourceID, Set<ResourceID>> needs = new ConcurrentHashMap<>();
    private final Map<ResourceID, Followed> followed = new ConcurrentHashMap<>();

    public SecretSource(KubernetesClient client) {
        super(Secret.class, "needed-secrets");
        this.client = client;
    }

    /**
     * Follows the Secrets that a resource needs from now on, and those no more that only it needed before.
     *
     * @param names in the resource's namespace
     * @return the Secrets of that namespace that are followed, as they are now
     */
    public Function<String, Optional<Secret>> follow(P resource, Set<String> names) {
        ResourceID id = ResourceID.fromResource(resource);
        String namespace = resource.getMetadata().getNamespace();
        need(id, names.stream().map(name -> new ResourceID(name, namespace)).collect(Collectors.toSet()));
        return name -> find(new ResourceID(name, namespace));
    }

    private void need(ResourceID resource, Set<ResourceID> secrets) {
        for (ResourceID secret : secrets) {
            followed.compute(secret, (_, before) -> (before == null ? start(secret) : before).with(resource));
        }
        Set<ResourceID> before = secrets.isEmpty() ? needs.remove(resource) : needs.put(resource, secrets);
        Set<ResourceID> dropped = before == null ? new HashSet<>() : new HashSet<>(before);
        dropped.removeAll(secrets);
        dropped.forEach(secret -> followed.computeIfPresent(secret, (_, entry) -> entry.without(resource)));
    }

    private Followed start(ResourceID secret) {
        Set<ResourceID> neededBy = ConcurrentHashMap.newKeySet();
        return new Followed(
                client.secrets()
                        .inNamespace(secret.getNamespace().orElseThrow())
                        .withName(secret.getName())
                        .inform(new Telling(neededBy)),
                neededBy);
    }

    private Optional<Secret> find(ResourceID secret) {
        return Optional.ofNullable(followed.get(secret))
                .flatMap(entry -> entry.informer.getStore().list().stream().findFirst());
    }

    @Override
    public Set<Secret> getSecondaryResources(P resource) {
        return needs.getOrDefault(ResourceID.fromResource(resource), Set.of()).stream()
                .flatMap(secret -> find(secret).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void onResourceDeleted(P resource) {
        need(ResourceID.fromResource(resource), Set.of());
    }

    @Override
    public void stop() {
        super.stop();
        needs.clear();
        followed.values().forEach(entry -> entry.informer.close());
        followed.clear();
    }

    private record Followed(SharedIndexInformer<Secret> informer, Set<ResourceID> neededBy) {

        Followed with(ResourceID resource) {
            neededBy.add(resource);
            return this;
        }

        /** Null, and the watch is over, if nobody needs it any more. */
        @Nullable
        Followed without(ResourceID resource) {
            neededBy.remove(resource);
            if (!neededBy.isEmpty()) {
                return this;
            }
            informer.close();
            return null;
        }
    }

    /** Has all resources looked at again that need a Secret. */
    private final class Telling implements ResourceEventHandler<Secret> {

        private final Set<ResourceID> neededBy;

        Telling(Set<ResourceID> neededBy) {
            this.neededBy = neededBy;
        }

        @Override
        public void onAdd(Secret secret) {
            tell();
        }

        @Override
        public void onUpdate(Secret before, Secret secret) {
            tell();
        }

        @Override
        public void onDelete(Secret secret, boolean unknownState) {
            tell();
        }

        private void tell() {
            neededBy.forEach(resource -> getEventHandler().handleEvent(new Event(resource)));
        }
    }
}
