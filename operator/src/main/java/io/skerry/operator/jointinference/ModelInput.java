package io.skerry.operator.jointinference;

import io.skerry.api.model.ModelSpec;
import io.skerry.operator.worker.StorageMount;

/**
 * A model that a service refers to, found and checked.
 *
 * @param spec of the Model
 * @param mount how a pod gets it
 */
record ModelInput(ModelSpec spec, StorageMount mount) {}
