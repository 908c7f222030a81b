package io.skerry.operator.jointinference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a worker that Skerry runs reaches the edges.
 *
 * @param environment settings of the runtime
 * @param keySecret name of the Secret with the key of the worker's ingest; absent: the link needs none
 */
record WorkerConnection(
        Map<String, String> environment, @Nullable String keySecret) {}
