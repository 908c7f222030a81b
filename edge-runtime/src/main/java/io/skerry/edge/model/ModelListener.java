package io.skerry.edge.model;

import io.skerry.api.plan.ServiceName;

/** Hears of every change of state, on the thread that makes it: for logs, metrics and readiness. */
@FunctionalInterface
public interface ModelListener {

    void changed(ServiceName service, ModelState state);
}
