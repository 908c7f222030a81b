package io.skerry.operator.jointinference;

import io.skerry.operator.worker.Rollout;
import io.skerry.operator.worker.UnavailableNode;
import java.util.Optional;

/**
 * How far a worker is.
 *
 * @param node on which its pods must run and cannot
 */
record WorkerState(Rollout rollout, Optional<UnavailableNode> node) {}
