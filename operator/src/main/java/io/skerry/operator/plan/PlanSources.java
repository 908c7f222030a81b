package io.skerry.operator.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.model.Model;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.resource.WorkerRuntime;
import io.skerry.operator.cache.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The resources that plans are derived from, and which nodes each of them is for. */
final class PlanSources {

    private static final Logger LOG = Logger.getLogger(PlanSources.class);
    private static final String BY_NODE = "node";
    private static final String BY_MODEL = "model";

    private final InformerEventSource<JointInferenceService, Node> services;
    private final InformerEventSource<Model, Node> models;

    private PlanSources(
            InformerEventSource<JointInferenceService, Node> services, InformerEventSource<Model, Node> models) {
        this.services = services;
        this.models = models;
    }

    static PlanSources open(EventSourceContext<Node> context) {
        IndexerResourceCache<Node> nodes = context.getPrimaryCache();
        InformerEventSource<JointInferenceService, Node> services = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(JointInferenceService.class, Node.class)
                        .withName("planned-services")
                        .withNamespacesInheritedFromController()
                        .withOnUpdateFilter((after, before) -> Change.isBesideStatus(before, after))
                        .withSecondaryToPrimaryMapper(service -> nodes(service, nodes))
                        .build(),
                context);
        services.addIndexers(
                Map.of(BY_NODE, service -> Placement.of(service).keys(), BY_MODEL, PlanSources::modelKeys));
        InformerEventSource<Model, Node> models = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Model.class, Node.class)
                        .withName("planned-models")
                        .withNamespacesInheritedFromController()
                        .withOnUpdateFilter((after, before) -> Change.isBesideStatus(before, after))
                        .withSecondaryToPrimaryMapper(model -> services.byIndex(BY_MODEL, key(model)).stream()
                                .flatMap(service -> nodes(service, nodes).stream())
                                .collect(Collectors.toSet()))
                        .build(),
                context);
        return new PlanSources(services, models);
    }

    List<EventSource<?, Node>> toList() {
        return List.of(services, models);
    }

    private static Set<ResourceID> nodes(JointInferenceService service, IndexerResourceCache<Node> nodes) {
        return Placement.of(service).among(nodes).map(ResourceID::fromResource).collect(Collectors.toSet());
    }

    private static List<String> modelKeys(JointInferenceService service) {
        return List.of(service.getMetadata().getNamespace() + "/"
                + service.getSpec().edgeWorker().model().name());
    }

    private static String key(HasMetadata resource) {
        return resource.getMetadata().getNamespace() + "/"
                + resource.getMetadata().getName();
    }

    /** What a node shall do: one assignment for each service that is for it and can be carried out. */
    List<ServiceAssignment> assignments(Node node) {
        return services(node).flatMap(service -> assignment(service).stream()).toList();
    }

    /** The services for which a node asks a deep worker that Skerry runs. */
    Set<ServiceName> asking(Node node) {
        return services(node)
                .filter(service ->
                        WorkerRuntime.of(service.getSpec().cloudWorker().template()) == WorkerRuntime.SKERRY)
                .flatMap(service -> assignment(service).stream())
                .map(assignment -> new ServiceName(assignment.namespace(), assignment.name()))
                .collect(Collectors.toSet());
    }

    private Stream<JointInferenceService> services(Node node) {
        return Stream.concat(
                        services.byIndex(BY_NODE, node.getMetadata().getName()).stream(),
                        services.byIndex(BY_NODE, Placement.LABELLED).stream()
                                .filter(service -> Placement.of(service).covers(node)))
                .filter(service -> service.getMetadata().getDeletionTimestamp() == null);
    }

    private Optional<ServiceAssignment> assignment(JointInferenceService service) {
        try {
            return model(service).map(model -> Assignment.of(service, model));
        } catch (InvalidPlanException e) {
            LOG.debugf("%s is left out of the plans: %s", key(service), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ModelFile> model(JointInferenceService service) {
        return Assignment.model(
                service,
                models.get(new ResourceID(
                        service.getSpec().edgeWorker().model().name(),
                        service.getMetadata().getNamespace())));
    }
}
