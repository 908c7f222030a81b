package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.skerry.api.resource.ResourceStatus;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
    private final BooleanSupplier ends;

    /**
     * @param empty makes a resource without content
     * @param ends whether the operator does, and nothing may be written any more
     */
    StatusWriter(Supplier<R> empty, EventRecorder events, BooleanSupplier ends) {
        this.empty = empty;
        this.events = events;
        this.ends = ends;
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

    /**
     * After one that failed; it is tried again. A conflict is nothing to speak of: the operator did not know yet what is there.
     *
     * @param next the status that says how far the resource is
     */
    public ErrorStatusUpdateControl<R> writeError(R resource, Exception error, Function<Progress, S> next) {
        if (ServerError.in(error, HttpURLConnection.HTTP_CONFLICT).isPresent()) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        Progress progress = Progress.failed(error);
        S said = next.apply(progress);
        return isNews(resource, progress, said)
                ? ErrorStatusUpdateControl.patchStatus(patch(resource, said))
                : ErrorStatusUpdateControl.noStatusUpdate();
    }

    private boolean isNews(R resource, Progress progress, S next) {
        S before = resource.getStatus();
        if (next.equals(before) || ends.getAsBoolean()) {
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
