package io.skerry.benchmarks.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.resource.Condition;

/** What people see of the services who watch them, as {@code kubectl get -w} does. */
final class SeenServices implements AutoCloseable, ResourceEventHandler<JointInferenceService> {

    /** The status says something of what the spec now says. */
    final Milestone reconciled = new Milestone("have a status");
    /** The status says that the node answers. */
    final Milestone answered = new Milestone("have a node that answers");
    /** The service is ready. */
    final Milestone ready = new Milestone("are ready");

    private final SharedIndexInformer<JointInferenceService> informer;

    SeenServices(KubernetesClient client) {
        informer =
                client.resources(JointInferenceService.class).inAnyNamespace().inform(this);
    }

    @Override
    public void onAdd(JointInferenceService service) {
        see(service);
    }

    @Override
    public void onUpdate(JointInferenceService before, JointInferenceService service) {
        see(service);
    }

    @Override
    public void onDelete(JointInferenceService service, boolean unknownState) {}

    private void see(JointInferenceService service) {
        JointInferenceServiceStatus status = service.getStatus();
        if (status == null || !service.getMetadata().getGeneration().equals(status.observedGeneration())) {
            return;
        }
        ServiceName name = new ServiceName(
                service.getMetadata().getNamespace(), service.getMetadata().getName());
        reconciled.reached(name);
        if (status.nodes().stream().anyMatch(node -> Boolean.TRUE.equals(node.ready()))) {
            answered.reached(name);
        }
        if (status.conditions().stream().anyMatch(SeenServices::isReady)) {
            ready.reached(name);
        }
    }

    private static boolean isReady(Condition condition) {
        return condition.type().equals(Condition.READY) && condition.status().equals("True");
    }

    @Override
    public void close() {
        informer.close();
    }
}
