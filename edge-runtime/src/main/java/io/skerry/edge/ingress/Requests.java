package io.skerry.edge.ingress;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.wire.Decoded;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.Parsed;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The one door behind all ways in: checks what comes and bounds how many requests are in work. What it throws, {@link Failures} makes a
 * {@link Problem} of.
 */
public final class Requests {

    private final Services services;
    private final Semaphore places;
    private final int maxRequests;

    /**
     * @param maxRequests in work at once; more are refused with 503
     */
    public Requests(Services services, int maxRequests) {
        this.services = services;
        this.places = new Semaphore(maxRequests);
        this.maxRequests = maxRequests;
    }

    /** Answers an image as it came: a PNG or JPEG file. */
    public AnswerView image(ServiceName service, byte[] file) {
        return answer(find(service), ImageExample.check(file));
    }

    /** Answers an image, or a frame with a tensor as other programs on the node send it. */
    public AnswerView frameOrImage(ServiceName service, byte[] payload) {
        return answer(find(service), example(payload));
    }

    private AnswerView answer(HostedService service, Example example) {
        return AnswerView.of(service.name(), answer(service, List.of(example)).getFirst());
    }

    /**
     * Answers the examples of one request side by side, so that all of them are answered by the service's deadline.
     *
     * @return one answer for each example, in their order
     */
    public List<Answer> answer(HostedService service, List<? extends Example> examples) {
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    503, maxRequests + " requests are in work already: try again, or send fewer at once");
        }
        try {
            return examples.size() == 1 ? List.of(service.infer(examples.getFirst())) : sideBySide(service, examples);
        } finally {
            places.release();
        }
    }

    private static List<Answer> sideBySide(HostedService service, List<? extends Example> examples) {
        List<Future<Answer>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = examples.stream()
                    .map(example -> threads.submit(() -> service.infer(example)))
                    .toList();
        }
        return answers.stream().map(Requests::answer).toList();
    }

    /** The answer of work that is done, or what it threw. */
    private static Answer answer(Future<Answer> done) {
        if (done.state() == Future.State.FAILED && done.exceptionNow() instanceof RuntimeException e) {
            throw e;
        }
        return done.resultNow();
    }

    /** The service of this name. */
    public HostedService find(ServiceName name) {
        return services.find(name)
                .orElseThrow(() -> new RefusedException(
                        404, "there is no service '" + name + "' on this node; its plan has: " + services.names()));
    }

    private static Example example(byte[] payload) {
        return switch (FrameCodec.decode(payload, FrameLimits.DEFAULT)) {
            case Decoded.Refused(var error)
            when error.code() == FrameError.Code.NOT_A_FRAME -> ImageExample.check(payload);
            case Decoded.Refused(var error) -> throw new RefusedException(400, error.message());
            case Decoded.Ok(var frame) ->
                switch (Messages.parse(frame)) {
                    case Parsed.Ok(OffloadRequest request) -> ExamplePayload.example(request.payload());
                    case Parsed.Ok _ ->
                        throw new RefusedException(
                                400,
                                "the frame is a '" + frame.header().type().wireName() + "', send an 'offload.request'");
                    case Parsed.Refused(var error) -> throw new RefusedException(400, error.message());
                };
        };
    }
}
