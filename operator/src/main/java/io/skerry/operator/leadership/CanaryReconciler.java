package io.skerry.operator.leadership;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.Field;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import io.skerry.operator.status.Instance;

/** Sees the renewals of the leader's Lease: by the same watches, queues and threads as every other controller. */
@ControllerConfiguration(
        name = "canary",
        generationAwareEventProcessing = false,
        informer = @Informer(fieldSelector = @Field(path = "metadata.name", value = LeaderElection.LEASE)))
public class CanaryReconciler implements ConfigurableReconciler<Lease> {

    private final Canary canary;
    private final Instance instance;

    CanaryReconciler(Canary canary, Instance instance) {
        this.canary = canary;
        this.instance = instance;
    }

    @Override
    public void updateConfigurationFrom(ControllerConfigurationOverrider<Lease> configuration) {
        configuration.settingNamespace(instance.namespace());
    }

    @Override
    public UpdateControl<Lease> reconcile(Lease lease, Context<Lease> context) {
        canary.seen();
        return UpdateControl.noUpdate();
    }
}
