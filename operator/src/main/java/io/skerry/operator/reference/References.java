package io.skerry.operator.reference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * References from resources of one kind to resources of another by name, in the same namespace or, where the other kind has none, in
 * the cluster. The other may be missing; when it appears, changes or goes, all that refer to it are looked at again.
 *
 * @param <P> what refers
 * @param <S> what is referred to
 */
public final class References<P extends HasMetadata, S extends HasMetadata> {

    private final Class<P> from;
    private final Class<S> to;
    private final boolean namespaced;
    private final Function<P, Set<String>> names;

    private References(Class<P> from, Class<S> to, boolean namespaced, Function<P, Set<String>> names) {
        this.from = from;
        this.to = to;
        this.namespaced = namespaced;
        this.names = names;
    }

    /**
     * References to resources of the same namespace.
     *
     * @param names of a resource's references
     */
    public static <P extends HasMetadata, S extends HasMetadata> References<P, S> inNamespace(
            Class<P> from, Class<S> to, Function<P, Set<String>> names) {
        return new References<>(from, to, true, names);
    }

    /** References to resources that have no namespace, such as nodes. */
    public static <P extends HasMetadata, S extends HasMetadata> References<P, S> inCluster(
            Class<P> from, Class<S> to, Function<P, Set<String>> names) {
        return new References<>(from, to, false, names);
    }

    /** The event source that follows them. */
    public InformerEventSource<S, P> source(EventSourceContext<P> context) {
        return source(context, (_, _) -> true);
    }

    /**
     * The event source that follows them.
     *
     * @param matters whether a change of what is referred to, from the first to the second, has to be looked at
     */
    public InformerEventSource<S, P> source(EventSourceContext<P> context, BiPredicate<S, S> matters) {
        String index = "references-" + HasMetadata.getKind(to);
        context.getPrimaryCache().addIndexer(index, this::keys);
        InformerEventSourceConfiguration.Builder<S> configuration = InformerEventSourceConfiguration.from(to, from)
                .withName(index)
                .withOnUpdateFilter((after, before) -> matters.test(before, after))
                .withPrimaryToSecondaryMapper((P primary) -> ids(primary))
                .withSecondaryToPrimaryMapper(
                        secondary -> context.getPrimaryCache().byIndex(index, key(secondary)).stream()
                                .map(ResourceID::fromResource)
                                .collect(Collectors.toSet()));
        if (namespaced) {
            configuration.withNamespacesInheritedFromController();
        } else {
            configuration.withWatchAllNamespaces();
        }
        return new InformerEventSource<>(configuration.build(), context);
    }

    private Set<ResourceID> ids(P primary) {
        String namespace = namespaced ? primary.getMetadata().getNamespace() : null;
        return names.apply(primary).stream()
                .map(name -> new ResourceID(name, namespace))
                .collect(Collectors.toSet());
    }

    private List<String> keys(P primary) {
        return ids(primary).stream().map(ResourceID::toString).toList();
    }

    private String key(S secondary) {
        return ResourceID.fromResource(secondary).toString();
    }
}
