package io.skerry.edge.ingress.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Refuses a body that is declared too large before a byte of it is read. What is not declared, {@link Body} counts. */
final class BodyLimit {

    private static final int BEFORE_ALL_ELSE = -10_000;

    private final Failures failures;
    private final ObjectMapper json;

    BodyLimit(Failures failures, ObjectMapper json) {
        this.failures = failures;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::check);
    }

    private void check(RoutingContext context) {
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared == null || fits(declared)) {
            context.next();
            return;
        }
        Problem problem = failures.count(new Problem(413, Body.tooLarge(declared)));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(write(problem));
    }

    private static boolean fits(String declared) {
        try {
            return Long.parseLong(declared) <= Body.MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
