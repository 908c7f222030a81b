package io.skerry.edge.worker.collect;

import io.skerry.edge.link.CloudLink;
import io.skerry.link.Envelopes;
import io.skerry.wire.message.Ack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Acknowledgements on their way back: those of a few milliseconds for one edge go in one frame. */
final class AckBatches {

    private static final Logger LOG = Logger.getLogger(AckBatches.class);
    private static final long GATHER_MILLIS = 5;

    private final CloudLink link;
    private final Envelopes envelopes;
    private final ScheduledExecutorService timer;
    private final Map<String, List<UUID>> waiting = new HashMap<>();

    AckBatches(CloudLink link, Envelopes envelopes, ScheduledExecutorService timer) {
        this.link = link;
        this.envelopes = envelopes;
        this.timer = timer;
    }

    /** Acknowledges a sample to the edge at that reply address. */
    synchronized void add(String address, UUID id) {
        List<UUID> ids = waiting.computeIfAbsent(address, _ -> {
            var _ = timer.schedule(() -> send(address), GATHER_MILLIS, TimeUnit.MILLISECONDS);
            return new ArrayList<>();
        });
        ids.add(id);
        if (ids.size() == Ack.MAX_IDS) {
            send(address);
        }
    }

    private synchronized void send(String address) {
        List<UUID> ids = waiting.remove(address);
        if (ids != null) {
            link.reply(address, new Ack(ids).toFrame(envelopes.alone())).exceptionally(e -> {
                LOG.debugf("%d acknowledgements to %s were not sent: %s", ids.size(), address, e.getMessage());
                return null;
            });
        }
    }
}
