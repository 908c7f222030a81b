package io.skerry.edge.inference;

import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.observe.RuntimeObserver;
import io.skerry.edge.spool.Spool;
import io.skerry.link.Envelopes;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What all services of a node share.
 *
 * @param link absent: the node works alone
 * @param timer for deadlines
 */
public record NodeParts(
        ModelStore models,
        @Nullable EdgeLink link,
        Heartbeats heartbeats,
        Envelopes envelopes,
        Spool spool,
        RuntimeObserver observer,
        ScheduledExecutorService timer,
        Clock clock) {}
