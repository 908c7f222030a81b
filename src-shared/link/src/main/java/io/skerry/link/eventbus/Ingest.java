package io.skerry.link.eventbus;

import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Where the frames of edges come in from the router: one request each, {@code POST} to {@link Routes#ingest} with the node's secret as
 * {@code key}. The router says neither who sent a frame nor on which topic; the secret in the Rule's URL does. Knows nothing of HTTP
 * servers: both programs in the cloud have one of their own.
 */
public final class Ingest {

    /** Largest body. */
    public static final int MAX_BODY_BYTES = 2 << 20;

    private static final Logger LOG = Logger.getLogger(Ingest.class);

    /** The nodes' secrets. */
    @FunctionalInterface
    public interface Secrets {

        /** Whether this is the node's secret; takes the same time for every wrong one. */
        boolean accepts(String node, String key);
    }

    private final Secrets secrets;
    private final Predicate<Frame> receiver;
    private final Consumer<FrameError> refused;
    private final Seldom warnings = new Seldom(Duration.ofMinutes(1), System::nanoTime);

    /**
     * @param receiver gets the frames of nodes that showed their secret; says whether frames of this type and subject go here. Must not
     *     block
     * @param refused is told of each message that is no frame, or none that goes here, for the counters
     */
    public Ingest(Secrets secrets, Predicate<Frame> receiver, Consumer<FrameError> refused) {
        this.secrets = secrets;
        this.receiver = receiver;
        this.refused = refused;
    }

    /**
     * Looks at a request before its body is read.
     *
     * @param key as the request has it; empty if there is none
     * @param bodyBytes as the request declares it; negative if it does not
     * @return {@link IngestAnswer#TAKEN} to go on with the body
     */
    public IngestAnswer admit(String node, String key, long bodyBytes) {
        if (!secrets.accepts(node, key)) {
            return stranger("a request shows a wrong secret for node '%s'".formatted(node.replaceAll("[^!-~]", "?")));
        }
        return bodyBytes > MAX_BODY_BYTES ? IngestAnswer.TOO_LARGE : IngestAnswer.TAKEN;
    }

    /**
     * Takes a body.
     *
     * @param node that was admitted
     */
    public IngestAnswer take(String node, byte[] body) {
        return switch (FrameText.decode(body)) {
            case Decoded.Ok(Frame frame) -> take(node, frame);
            case Decoded.Refused(FrameError error) -> {
                LOG.debugf("refused %d bytes from %s: %s", body.length, node, error.message());
                refused.accept(error);
                yield IngestAnswer.GARBAGE;
            }
        };
    }

    private IngestAnswer take(String node, Frame frame) {
        String sender = frame.header().source().node();
        if (!sender.equals(node)) {
            return stranger("node '%s' sends a frame in the name of '%s'".formatted(node, sender));
        }
        if (!receiver.test(frame)) {
            refused.accept(new FrameError(FrameError.Code.UNKNOWN_TYPE, "such frames do not go here"));
            return IngestAnswer.GARBAGE;
        }
        return IngestAnswer.TAKEN;
    }

    private IngestAnswer stranger(String what) {
        if (warnings.now()) {
            LOG.warnf("%s: it is refused; if the secret was renewed, the node's Rules must be, too", what);
        }
        return IngestAnswer.STRANGER;
    }
}
