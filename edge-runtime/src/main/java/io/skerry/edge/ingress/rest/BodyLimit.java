package io.skerry.edge.ingress.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that is declared too large, or that there is no room for, before a byte of it is read. What is not declared,
 * {@link Body} counts.
 */
final class BodyLimit {

    private static final int BEFORE_ALL_ELSE = -10_000;

    private final Failures failures;
    private final ObjectMapper json;
    private final BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory());

    BodyLimit(Failures failures, ObjectMapper json) {
        this.failures = failures;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::check);
    }

    private void check(RoutingContext context) {
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = declared == null ? undeclared(context.request()) : number(declared);
        if (bytes > Body.MAX_BYTES) {
            refuse(context, new Problem(413, Body.tooLarge(String.valueOf(declared))));
        } else if (!room.take(bytes)) {
            refuse(context, new Problem(503, "too many large bodies at once: try again, or send fewer at once"));
        } else {
            context.addEndHandler(_ -> room.giveBack(bytes));
            context.next();
        }
    }

    /** A body whose size nobody declared may be as large as any. */
    private static long undeclared(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? Body.MAX_BYTES : 0;
    }

    private static long number(String declared) {
        try {
            return Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        failures.count(problem);
        if (problem.status() == 503) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(write(problem));
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
