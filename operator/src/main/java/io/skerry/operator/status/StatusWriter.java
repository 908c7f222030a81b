package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.skerry.api.resource.ResourceStatus;
import java.util.function.Supplier;

/**
 * Writes the status of resources of one kind, where it says something new.
 *
 * @param <R> the kind
 * @param <S> its status
 */
public final class StatusWriter<R extends CustomResource<?, S>, S extends ResourceStatus> {

    private final Supplier<R> empty;

    /**
     * @param empty makes a resource without content
     */
    public StatusWriter(Supplier<R> empty) {
        this.empty = empty;
    }

    /** After a reconciliation. */
    public UpdateControl<R> write(R resource, S next) {
        return next.equals(resource.getStatus())
                ? UpdateControl.noUpdate()
                : UpdateControl.patchStatus(patch(resource, next));
    }

    /** After one that failed; it is tried again. */
    public ErrorStatusUpdateControl<R> writeError(R resource, S next) {
        return next.equals(resource.getStatus())
                ? ErrorStatusUpdateControl.noStatusUpdate()
                : ErrorStatusUpdateControl.patchStatus(patch(resource, next));
    }

    /** Only what names the resource, and its status: it says nothing about the spec. */
    private R patch(R resource, S next) {
        R patch = empty.get();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .build());
        patch.setStatus(next);
        return patch;
    }
}
