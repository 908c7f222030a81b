package io.skerry.edge.ingress;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.model.NoModelException;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.image.ImageException;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.TensorException;
import io.skerry.wire.Decoded;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.Parsed;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The one door behind all ways in: bounds how many requests are in work, checks what comes, and turns every refusal into a
 * {@link RefusedException} with its status.
 */
public final class Requests {

    private final Services services;
    private final Semaphore places;
    private final int maxRequests;
    private final IntConsumer failed;

    /**
     * @param maxRequests in work at once; more are refused with 503
     * @param failed is told the status of each refusal, for the counters
     */
    public Requests(Services services, int maxRequests, IntConsumer failed) {
        this.services = services;
        this.places = new Semaphore(maxRequests);
        this.maxRequests = maxRequests;
        this.failed = failed;
    }

    /** Answers an image as it came: a PNG or JPEG file. */
    public AnswerView image(ServiceName service, byte[] file) {
        return counted(() -> AnswerView.of(service, infer(service, ImageExample.check(file))));
    }

    /** Answers an image, or a frame with tensors as other programs on the node send it. */
    public AnswerView frameOrImage(ServiceName service, byte[] payload) {
        return counted(() -> AnswerView.of(service, infer(service, example(payload))));
    }

    /** Answers an example that was checked already. */
    public Answer example(ServiceName service, Supplier<? extends Example> example) {
        return counted(() -> infer(service, example.get()));
    }

    private static Example example(byte[] payload) {
        return switch (FrameCodec.decode(payload, FrameLimits.DEFAULT)) {
            case Decoded.Refused(var error)
            when error.code() == FrameError.Code.NOT_A_FRAME -> ImageExample.check(payload);
            case Decoded.Refused(var error) -> throw new RefusedException(400, error.message());
            case Decoded.Ok(var frame) ->
                switch (Messages.parse(frame)) {
                    case Parsed.Ok(OffloadRequest request) -> ExamplePayload.example(request.payload());
                    case Parsed.Ok(var other) ->
                        throw new RefusedException(
                                400, "the frame is a '" + frame.header().type() + "', send an 'offload.request'");
                    case Parsed.Refused(var error) -> throw new RefusedException(400, error.message());
                };
        };
    }

    private Answer infer(ServiceName name, Example example) {
        HostedService service = services.find(name)
                .orElseThrow(() -> new RefusedException(
                        404, "there is no service '" + name + "' on this node; its plan has: " + services.names()));
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    503, maxRequests + " requests are in work already: try again, or send fewer at once");
        }
        try {
            return service.infer(example);
        } finally {
            places.release();
        }
    }

    /** A refusal that is counted here; for the ways in that find out by themselves. */
    public RefusedException refused(int status, String message, Throwable cause) {
        failed.accept(status);
        return new RefusedException(status, message, cause);
    }

    private <T> T counted(Supplier<T> request) {
        try {
            return request.get();
        } catch (RefusedException e) {
            failed.accept(e.status());
            throw e;
        } catch (ImageException e) {
            throw refused(status(e.code()), String.valueOf(e.getMessage()), e);
        } catch (TensorException e) {
            throw refused(400, String.valueOf(e.getMessage()), e);
        } catch (ModelException e) {
            throw refused(422, String.valueOf(e.getMessage()), e);
        } catch (NoModelException e) {
            throw refused(503, String.valueOf(e.getMessage()), e);
        }
    }

    private static int status(ImageException.Code code) {
        return switch (code) {
            case EMPTY, TRUNCATED, DAMAGED -> 400;
            case TOO_LARGE, TOO_MANY_PIXELS -> 413;
            case UNSUPPORTED -> 415;
        };
    }
}
