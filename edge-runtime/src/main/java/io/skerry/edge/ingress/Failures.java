package io.skerry.edge.ingress;

import io.skerry.edge.ingress.oip.BadRequestException;
import io.skerry.edge.model.NoModelException;
import io.skerry.inference.image.ImageException;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.TensorException;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** Makes a {@link Problem} of whatever a request ended with, and counts it: each way in does so once for each request that failed. */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final IntConsumer counter;

    /**
     * @param counter is told the status of each failed request
     */
    public Failures(IntConsumer counter) {
        this.counter = counter;
    }

    /** What the client is told of an exception; counted. */
    public Problem count(RuntimeException e) {
        return count(problem(e));
    }

    /** A problem that the way in found out by itself; counted. */
    public Problem count(Problem problem) {
        counter.accept(problem.status());
        return problem;
    }

    /** What the client is told of an exception. The details of one that nobody foresaw go into the log. */
    public static Problem problem(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case RefusedException refused -> new Problem(refused.status(), message);
            case BadRequestException _, TensorException _ -> new Problem(400, message);
            case ImageException image -> new Problem(status(image.code()), message);
            case NoModelException _ -> new Problem(503, message);
            case ModelException _ -> new Problem(500, message);
            default -> unforeseen(e);
        };
    }

    private static Problem unforeseen(RuntimeException e) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "a request failed for an unknown reason (%s)", id);
        return new Problem(500, "this should not have happened; the log has the details under " + id);
    }

    private static int status(ImageException.Code code) {
        return switch (code) {
            case EMPTY, TRUNCATED, DAMAGED -> 400;
            case TOO_LARGE, TOO_MANY_PIXELS -> 413;
            case UNSUPPORTED -> 415;
        };
    }
}
