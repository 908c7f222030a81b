package io.skerry.edge.worker.collect;

import java.util.concurrent.CompletableFuture;

/** A sample on its way to its place. */
record StoreCommand(CollectedSample sample, SampleFile file, CompletableFuture<StoreResult> answer) {}
