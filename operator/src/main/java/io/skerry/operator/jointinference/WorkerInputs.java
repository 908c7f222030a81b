package io.skerry.operator.jointinference;

/**
 * What the workers of a service need beside its spec, found and checked.
 *
 * @param edgeModel the shallow model
 * @param cloudModel the deep model
 * @param connection how a worker that Skerry runs reaches the edges
 */
record WorkerInputs(ModelInput edgeModel, ModelInput cloudModel, WorkerConnection connection) {}
