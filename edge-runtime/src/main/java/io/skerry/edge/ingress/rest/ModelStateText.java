package io.skerry.edge.ingress.rest;

import io.skerry.edge.model.ModelState;

/** A model's state in words. */
final class ModelStateText {

    private ModelStateText() {}

    static String of(ModelState state) {
        String serving = state.serving() == null ? "none" : state.serving().name();
        return switch (state) {
            case ModelState.Ready _ -> serving;
            case ModelState.Loading loading ->
                serving + ", loading " + loading.wanted().url()
                        + (loading.problem() == null ? "" : ": " + loading.problem());
            case ModelState.Refused refused ->
                serving + ", refused " + refused.wanted().url() + ": " + refused.reason();
        };
    }
}
