package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.skerry.api.jointinference.HorizontalScaling;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.worker.Worker;
import io.skerry.operator.worker.WorkerObjects;
import org.jspecify.annotations.Nullable;

/** Keeps the number of a worker's pods in step with the load. */
abstract class Autoscaler extends CRUDKubernetesDependentResource<HorizontalPodAutoscaler, JointInferenceService> {

    abstract Worker worker(JointInferenceService service);

    abstract @Nullable HorizontalScaling scaling(JointInferenceService service);

    @Override
    protected HorizontalPodAutoscaler desired(JointInferenceService service, Context<JointInferenceService> context) {
        HorizontalScaling scaling = scaling(service);
        if (scaling == null) {
            throw new IllegalStateException("an autoscaler that the spec does not ask for");
        }
        return WorkerObjects.autoscaler(worker(service), scaling);
    }

    /** It has the same name when the spec does not ask for it any more. */
    @Override
    protected ResourceID targetSecondaryResourceID(
            JointInferenceService service, Context<JointInferenceService> context) {
        return new ResourceID(
                worker(service).autoscalerName(), service.getMetadata().getNamespace());
    }

    /** The deep model's. */
    public static class Cloud extends Autoscaler {

        @Override
        Worker worker(JointInferenceService service) {
            return new SednaWorkers(service).cloud();
        }

        @Override
        @Nullable
        HorizontalScaling scaling(JointInferenceService service) {
            return service.getSpec().cloudWorker().hpa();
        }
    }

    /** The shallow model's. */
    public static class Edge extends Autoscaler {

        @Override
        Worker worker(JointInferenceService service) {
            return new SednaWorkers(service).edge();
        }

        @Override
        @Nullable
        HorizontalScaling scaling(JointInferenceService service) {
            return service.getSpec().edgeWorker().hpa();
        }
    }

    /** Whether the spec asks for it. */
    public static class Wanted implements Condition<HorizontalPodAutoscaler, JointInferenceService> {

        @Override
        public boolean isMet(
                DependentResource<HorizontalPodAutoscaler, JointInferenceService> dependent,
                JointInferenceService service,
                Context<JointInferenceService> context) {
            return dependent instanceof Autoscaler autoscaler && autoscaler.scaling(service) != null;
        }
    }
}
