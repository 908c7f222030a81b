package io.skerry.operator.jointinference;

import io.skerry.operator.worker.StorageMount;

/**
 * What the workers of a service need beside its spec, found and checked.
 *
 * @param edgeModel how a pod on the edge gets the shallow model
 * @param cloudModel how a pod in the cloud gets the deep model
 * @param connection how a worker that Skerry runs reaches the edges
 */
record WorkerInputs(StorageMount edgeModel, StorageMount cloudModel, WorkerConnection connection) {}
