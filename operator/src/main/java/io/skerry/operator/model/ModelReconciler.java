package io.skerry.operator.model;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.skerry.api.model.Model;
import io.skerry.api.model.ModelStatus;
import io.skerry.operator.reference.SecretSource;
import io.skerry.operator.reference.StorageReference;
import io.skerry.operator.reference.UnresolvedException;
import io.skerry.operator.retry.EndlesslyRetried;
import io.skerry.operator.status.ConditionList;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import io.skerry.operator.status.StatusWriter;
import io.skerry.operator.status.StatusWriters;
import java.time.Clock;
import java.util.List;

/** Says in a Model's status whether workers can use it. */
@ControllerConfiguration(name = "model")
public class ModelReconciler implements EndlesslyRetried<Model> {

    private final StatusWriter<Model, ModelStatus> writer;
    private final SecretSource<Model> secrets;
    private final Clock clock;

    ModelReconciler(KubernetesClient client, Clock clock, StatusWriters writers) {
        this.secrets = new SecretSource<>(client);
        this.clock = clock;
        this.writer = writers.of(Model::new);
    }

    @Override
    public List<EventSource<?, Model>> prepareEventSources(EventSourceContext<Model> context) {
        return List.of(secrets);
    }

    @Override
    public UpdateControl<Model> reconcile(Model model, Context<Model> context) {
        Progress progress = look(model);
        return writer.write(model, progress, next(model, progress));
    }

    private Progress look(Model model) {
        try {
            StorageReference storage = StorageReference.of(model);
            storage.mount("MODEL_URL", secrets.follow(model, storage.secrets()));
            return new Progress.Ready(Reason.ACCEPTED, "services and jobs can use it");
        } catch (UnresolvedException e) {
            return e.why();
        }
    }

    @Override
    public ErrorStatusUpdateControl<Model> updateErrorStatus(Model model, Context<Model> context, Exception e) {
        return writer.writeError(model, e, progress -> next(model, progress));
    }

    /** What training or evaluation said of the model stays. */
    private ModelStatus next(Model model, Progress progress) {
        ModelStatus before =
                model.getStatus() == null ? new ModelStatus(null, List.of(), List.of(), null) : model.getStatus();
        long generation = model.getMetadata().getGeneration();
        return new ModelStatus(
                generation,
                ConditionList.from(before.conditions(), generation, clock.instant())
                        .progress(progress)
                        .toList(),
                before.metrics(),
                before.updateTime());
    }
}
