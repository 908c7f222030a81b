package io.skerry.edge.ingress.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import io.skerry.inference.image.ImageLimits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that is declared too large, or that there is no room for, before a byte of it is read, and one whose size is not
 * declared as soon as it is too large. Either way the connection is closed: what is still to come of the body is not waited for.
 */
final class BodyLimit {

    static final int MAX_BYTES = ImageLimits.DEFAULT.maxBytes();
    private static final int TOO_LARGE = 413;
    private static final int NOT_NOW = 503;
    private static final int BEFORE_ALL_ELSE = -10_000;

    private final Failures failures;
    private final ObjectMapper json;
    private final BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory());
    private final BodyHandler undeclared = BodyHandler.create(false).setBodyLimit(MAX_BYTES);

    BodyLimit(Failures failures, ObjectMapper json) {
        this.failures = failures;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::check).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            context.next();
            return;
        }
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = declared == null ? MAX_BYTES : number(declared);
        if (bytes > MAX_BYTES) {
            refuse(context, tooLarge(String.valueOf(declared)));
        } else if (!room.take(bytes)) {
            refuse(context, new Problem(NOT_NOW, "too many large bodies at once: try again, or send fewer at once"));
        } else {
            context.addEndHandler(_ -> room.giveBack(bytes));
            if (declared == null) {
                undeclared.handle(context);
            } else {
                context.next();
            }
        }
    }

    private static long number(String declared) {
        try {
            return Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Problem tooLarge(String bytes) {
        return new Problem(
                TOO_LARGE,
                "the body has " + bytes + " bytes, at most " + MAX_BYTES
                        + " are taken: send a smaller image or fewer tensors");
    }

    private void failed(RoutingContext context) {
        if (context.statusCode() == TOO_LARGE) {
            refuse(context, tooLarge("more than " + MAX_BYTES));
        } else if (!context.response().ended() && !context.response().closed()) {
            context.next();
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        failures.count(problem);
        context.addEndHandler(_ -> close(context));
        if (problem.passing()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_SECONDS));
        }
        var _ = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(write(problem));
    }

    private static void close(RoutingContext context) {
        var _ = context.request().connection().close();
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
