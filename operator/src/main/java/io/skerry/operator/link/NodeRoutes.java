package io.skerry.operator.link;

import io.fabric8.kubernetes.api.model.Node;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.skerry.api.plan.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the way to the nodes needs in the cluster. */
public interface NodeRoutes {

    /** Nothing: a broker leads frames without being told. */
    NodeRoutes NONE = new NodeRoutes() {
        @Override
        public List<EventSource<?, Node>> sources(EventSourceContext<Node> context) {
            return List.of();
        }

        @Override
        public Optional<Duration> settle(Need need) {
            return Optional.empty();
        }
    };

    /**
     * What a node needs.
     *
     * @param services that it asks deep models of
     * @param idle whether it works by a plan that has no services
     * @param heard whether it was heard lately
     * @param unanswered those of the services whose deep worker the node does not hear
     */
    record Need(Node node, Set<ServiceName> services, boolean idle, boolean heard, Set<ServiceName> unanswered) {}

    /** Events upon which a node is looked at again. */
    List<EventSource<?, Node>> sources(EventSourceContext<Node> context);

    /**
     * Makes, mends and takes away what leads a node's frames.
     *
     * @return when to look again if nothing happens until then
     */
    Optional<Duration> settle(Need need);
}
