package io.skerry.operator.dataset;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.dataset.DatasetStatus;
import io.skerry.operator.reference.References;
import io.skerry.operator.reference.SecretSource;
import io.skerry.operator.reference.StorageReference;
import io.skerry.operator.retry.EndlesslyRetried;
import io.skerry.operator.status.ConditionList;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.StatusWriter;
import io.skerry.operator.status.StatusWriters;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Says in a Dataset's status whether its node can watch it. */
@ControllerConfiguration(name = "dataset")
public class DatasetReconciler implements EndlesslyRetried<Dataset> {

    private final StatusWriter<Dataset, DatasetStatus> writer;
    private final SecretSource<Dataset> secrets;
    private final Clock clock;

    DatasetReconciler(KubernetesClient client, Clock clock, StatusWriters writers) {
        this.secrets = new SecretSource<>(client);
        this.clock = clock;
        this.writer = writers.of(Dataset::new);
    }

    @Override
    public List<EventSource<?, Dataset>> prepareEventSources(EventSourceContext<Dataset> context) {
        InformerEventSource<Node, Dataset> nodes = References.inCluster(
                        Dataset.class,
                        Node.class,
                        dataset -> Set.of(dataset.getSpec().nodeName()))
                .source(context, (_, _) -> false);
        return List.of(nodes, secrets);
    }

    @Override
    public UpdateControl<Dataset> reconcile(Dataset dataset, Context<Dataset> context) {
        Progress progress = DatasetCheck.of(
                dataset,
                context.getSecondaryResource(Node.class),
                secrets.follow(dataset, StorageReference.of(dataset).secrets()));
        return writer.write(dataset, progress, next(dataset, progress));
    }

    @Override
    public ErrorStatusUpdateControl<Dataset> updateErrorStatus(Dataset dataset, Context<Dataset> context, Exception e) {
        return writer.writeError(dataset, e, progress -> next(dataset, progress));
    }

    /** What the node counted stays. */
    private DatasetStatus next(Dataset dataset, Progress progress) {
        DatasetStatus before =
                dataset.getStatus() == null ? new DatasetStatus(null, List.of(), 0, null) : dataset.getStatus();
        long generation = dataset.getMetadata().getGeneration();
        return new DatasetStatus(
                generation,
                ConditionList.from(before.conditions(), generation, clock.instant())
                        .progress(progress)
                        .toList(),
                before.numberOfSamples(),
                before.updateTime());
    }
}
