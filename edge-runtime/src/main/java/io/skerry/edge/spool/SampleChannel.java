package io.skerry.edge.spool;

import java.util.concurrent.CompletableFuture;

/** The way of a sample to the other side. */
@FunctionalInterface
public interface SampleChannel {

    /**
     * Hands a sample to the link.
     *
     * @return completes when the link has taken it, which says nothing about its arrival; with an error if the link has not. The sample is
     *     sent again later in both cases, unless it is acknowledged; with an {@link UnsendableException} it is dropped.
     */
    CompletableFuture<Void> send(ReadySample sample);
}
