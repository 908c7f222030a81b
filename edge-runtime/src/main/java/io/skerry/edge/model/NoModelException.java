package io.skerry.edge.model;

import io.skerry.api.plan.ServiceName;

/** A request for a service that has no model yet; the message says why. */
public final class NoModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoModelException(ServiceName service, ModelState state) {
        super(service + " has no model yet: " + why(state));
    }

    private static String why(ModelState state) {
        return switch (state) {
            case ModelState.Loading loading when loading.problem() != null -> loading.problem();
            case ModelState.Loading _ -> "it is being loaded; ask again shortly";
            case ModelState.Refused refused -> refused.reason();
            case ModelState.Ready _ -> "the service is being taken away";
        };
    }
}
