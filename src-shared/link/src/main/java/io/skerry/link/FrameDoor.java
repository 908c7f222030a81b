package io.skerry.link;

import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Where bytes from outside become frames, or are refused and counted: a stranger's bytes on our topic end here. */
public final class FrameDoor {

    private static final Logger LOG = Logger.getLogger(FrameDoor.class);

    private final FrameLimits limits;
    private final Consumer<FrameError> refused;
    private volatile Consumer<Frame> receiver = _ -> {};

    /**
     * @param refused is told of each refusal, for the counters
     */
    public FrameDoor(FrameLimits limits, Consumer<FrameError> refused) {
        this.limits = limits;
        this.refused = refused;
    }

    /** Sets who gets the frames. */
    public void open(Consumer<Frame> next) {
        receiver = next;
    }

    /** Takes bytes as they arrived. */
    public void receive(byte[] bytes) {
        receive(FrameCodec.decode(bytes, limits));
    }

    /** Takes what bytes that came in another form turned out to be. */
    public void receive(Decoded decoded) {
        switch (decoded) {
            case Decoded.Ok(Frame frame) -> receiver.accept(frame);
            case Decoded.Refused(FrameError error) -> {
                LOG.debugf("refused: %s", error.message());
                refused.accept(error);
            }
        }
    }
}
