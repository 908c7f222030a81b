package io.skerry.link;

import io.skerry.wire.Envelope;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The outside of the frames that this instance sends: who, which number, when. */
public final class Envelopes {

    private final Source source;
    private final FrameIds ids;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    public Envelopes(Source source, FrameIds ids, Clock clock) {
        this.source = source;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new id. */
    public UUID id() {
        return ids.next();
    }

    /** For a frame that asks for an answer. */
    public Envelope next(UUID id, @Nullable Duration timeToLive, @Nullable String replyTo) {
        return new Envelope(id, source, sequence.incrementAndGet(), clock.instant(), timeToLive, null, replyTo, null);
    }

    /** For a frame that answers another one. */
    public Envelope answer(UUID correlation) {
        return new Envelope(
                ids.next(), source, sequence.incrementAndGet(), clock.instant(), null, correlation, null, null);
    }

    /** For a frame that stands alone. */
    public Envelope alone() {
        return next(ids.next(), null, null);
    }
}
