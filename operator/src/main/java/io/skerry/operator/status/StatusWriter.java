package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.skerry.api.resource.ResourceStatus;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the status of resources of one kind where it says something new, and announces in Events what people wait for.
 *
 * @param <R> the kind
 * @param <S> its status
 */
public final class StatusWriter<R extends CustomResource<?, S>, S extends ResourceStatus> {

    private final Supplier<R> empty;
    private final EventRecorder events;

    /**
     * @param empty makes a resource without content
     */
    public StatusWriter(Supplier<R> empty, EventRecorder events) {
        this.empty = empty;
        this.events = events;
    }

    /**
     * After a reconciliation.
     *
     * @param progress what it found
     * @param next the status that says so
     */
    public UpdateControl<R> write(R resource, Progress progress, S next) {
        return isNews(resource, progress, next)
                ? UpdateControl.patchStatus(patch(resource, next))
                : UpdateControl.noUpdate();
    }

    /** After one that failed; it is tried again. */
    public ErrorStatusUpdateControl<R> writeError(R resource, Progress progress, S next) {
        return isNews(resource, progress, next)
                ? ErrorStatusUpdateControl.patchStatus(patch(resource, next))
                : ErrorStatusUpdateControl.noStatusUpdate();
    }

    private boolean isNews(R resource, Progress progress, S next) {
        S before = resource.getStatus();
        if (next.equals(before)) {
            return false;
        }
        if (Transition.isOne(before == null ? List.of() : before.conditions(), progress)) {
            events.record(resource, progress);
        }
        return true;
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
