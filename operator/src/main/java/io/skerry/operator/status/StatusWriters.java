package io.skerry.operator.status;

import io.fabric8.kubernetes.client.CustomResource;
import io.quarkus.runtime.ShutdownEvent;
import io.skerry.api.resource.ResourceStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The writers of all kinds. None writes any more when the operator ends: what reconciliations look at is taken away from them then, and
 * what they do not find may well be there. The next leader looks at everything again.
 */
@Singleton
public class StatusWriters {

    /** Before the controllers end; observers without a priority have 2500. */
    private static final int FIRST = 1;

    private final EventRecorder events;
    private volatile boolean ends;

    StatusWriters(EventRecorder events) {
        this.events = events;
    }

    /**
     * The writer of a kind.
     *
     * @param empty makes a resource without content
     */
    public <R extends CustomResource<?, S>, S extends ResourceStatus> StatusWriter<R, S> of(Supplier<R> empty) {
        return new StatusWriter<>(empty, events, () -> ends);
    }

    void atTheEnd(@Observes @Priority(FIRST) ShutdownEvent event) {
        ends = true;
    }
}
