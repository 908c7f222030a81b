package io.skerry.operator.jointinference;

import io.skerry.operator.worker.StorageMount;
import java.util.Map;

/**
 * What the workers of a service need beside its spec, found and checked.
 *
 * @param edgeModel how a pod on the edge gets the shallow model
 * @param cloudModel how a pod in the cloud gets the deep model
 * @param workerLink how a worker that Skerry runs reaches the edges: settings of the runtime as environment
 */
record WorkerInputs(StorageMount edgeModel, StorageMount cloudModel, Map<String, String> workerLink) {}
