package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import org.jspecify.annotations.Nullable;

/** How far a service is with the model that its plan wants. In every state another model may be serving. */
public sealed interface ModelState {

    /** The model that the plan wants. */
    ModelReference wanted();

    /** The model that answers now; null: none, requests are refused. */
    @Nullable
    LoadedModel serving();

    /**
     * On its way.
     *
     * @param failures how often the source has failed in a row
     * @param problem the last failure; null: none yet
     */
    record Loading(
            ModelReference wanted,
            int failures,
            @Nullable String problem,
            @Nullable LoadedModel serving) implements ModelState {}

    /** The wanted model serves. */
    record Ready(ModelReference wanted, LoadedModel serving) implements ModelState {}

    /**
     * The wanted model is bad, or must not be fetched; it is not tried again until it is offered again.
     *
     * @param reason what, why, and what to do next
     */
    record Refused(
            ModelReference wanted, String reason, @Nullable LoadedModel serving) implements ModelState {}
}
