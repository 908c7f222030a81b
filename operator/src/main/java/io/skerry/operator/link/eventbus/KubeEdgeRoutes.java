package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.operator.link.NodeRoutes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the Rules of KubeEdge that the nodes need. A node has Rules from its first service until it has been told that it has none. */
final class KubeEdgeRoutes implements NodeRoutes {

    private static final String EDGE = "node-role.kubernetes.io/edge";
    private static final String BY_NODE = "node";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Places places;
    private final MasterKey key;
    private final RuleStore store;
    private final LongSupplier nanoTime;
    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private @Nullable InformerEventSource<Rule, Node> rules;
    private @Nullable InformerEventSource<RuleEndpoint, Node> endpoints;

    KubeEdgeRoutes(KubernetesClient client, Places places, MasterKey key, LongSupplier nanoTime) {
        this.places = places;
        this.key = key;
        this.store = new RuleStore(client);
        this.nanoTime = nanoTime;
    }

    @Override
    public List<EventSource<?, Node>> sources(EventSourceContext<Node> context) {
        IndexerResourceCache<Node> nodes = context.getPrimaryCache();
        rules = new InformerEventSource<>(ours(Rule.class, nodes).build(), context);
        rules.addIndexers(Map.of(BY_NODE, KubeEdgeRoutes::owners));
        endpoints = new InformerEventSource<>(ours(RuleEndpoint.class, nodes).build(), context);
        SimpleInboundEventSource<Node> keys = new SimpleInboundEventSource<>("link-key");
        key.follow(() -> all(nodes).forEach(keys::propagateEvent));
        return List.of(rules, endpoints, keys);
    }

    private <R extends CustomResource<?, ?>> InformerEventSourceConfiguration.Builder<R> ours(
            Class<R> kind, IndexerResourceCache<Node> nodes) {
        return InformerEventSourceConfiguration.from(kind, Node.class)
                .withName(HasMetadata.getPlural(kind))
                .withNamespaces(Set.of(places.namespace()))
                .withLabelSelector(Rules.LABELS.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",")))
                // KubeEdge counts in a Rule's status what went through it.
                .withOnUpdateFilter((is, was) -> !RuleChange.same(is, was))
                .withSecondaryToPrimaryMapper(rule -> concerned(rule, nodes));
    }

    /** What has no owner is there for all. */
    private static Set<ResourceID> concerned(CustomResource<?, ?> rule, IndexerResourceCache<Node> nodes) {
        List<String> owners = owners(rule);
        return owners.isEmpty()
                ? all(nodes).collect(Collectors.toSet())
                : owners.stream().map(ResourceID::new).collect(Collectors.toSet());
    }

    private static Stream<ResourceID> all(IndexerResourceCache<Node> nodes) {
        return nodes.list(KubeEdgeRoutes::isEdge).map(ResourceID::fromResource);
    }

    private static List<String> owners(CustomResource<?, ?> rule) {
        return rule.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getName)
                .toList();
    }

    private static boolean isEdge(Node node) {
        Map<String, String> labels = node.getMetadata().getLabels();
        return labels != null && labels.containsKey(EDGE);
    }

    @Override
    public Optional<Duration> settle(Need need) {
        if (rules == null || endpoints == null) {
            throw new IllegalStateException("nothing can be settled before the event sources are there");
        }
        String node = need.node().getMetadata().getName();
        List<Rule> found = rules.byIndex(BY_NODE, node);
        boolean needed = !need.services().isEmpty() || (!found.isEmpty() && !need.idle());
        if (!isEdge(need.node()) || !needed) {
            silences.remove(node);
            store.apply(RuleChange.of(List.of(), found, Set.of()));
            return Optional.empty();
        }
        Rules wanted = new Rules(places, key.get());
        shared(
                wanted,
                endpoints.list().toList(),
                rules.list().filter(rule -> owners(rule).isEmpty()).toList());
        Silence silence = silences.computeIfAbsent(node, _ -> new Silence());
        long now = nanoTime.getAsLong();
        Set<String> renewed = silence.due(mute(need), now);
        store.apply(RuleChange.of(own(wanted, need), found, renewed));
        Optional<Duration> next = silence.next(now);
        return need.heard() ? next : Optional.of(next.orElse(LOOK_AGAIN));
    }

    /** One at a time: all nodes want the same. */
    private synchronized void shared(Rules wanted, Collection<RuleEndpoint> ends, Collection<Rule> downlinks) {
        store.apply(RuleChange.of(wanted.endpoints(), ends, Set.of()));
        store.apply(RuleChange.of(List.of(wanted.downlink()), downlinks, Set.of()));
    }

    private static List<Rule> own(Rules rules, Need need) {
        return Stream.concat(
                        Stream.of(rules.status(need.node())),
                        need.services().stream().map(service -> rules.service(need.node(), service)))
                .toList();
    }

    /** The Rules through which nothing comes though the node is connected. */
    private static Set<String> mute(Need need) {
        Set<String> mute = new HashSet<>();
        if (!need.heard() && isReady(need.node())) {
            mute.add(Rules.statusName(need.node()));
        }
        need.unanswered().forEach(service -> mute.add(Rules.serviceName(need.node(), service)));
        return mute;
    }

    private static boolean isReady(Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }
}
