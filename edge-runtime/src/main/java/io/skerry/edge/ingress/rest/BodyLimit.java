package io.skerry.edge.ingress.rest;

import io.skerry.edge.observe.RuntimeObserver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Refuses a body that is declared too large before a byte of it is read. One that lies about its size is cut off by the server. */
final class BodyLimit {

    static final long MAX_BYTES = 16L << 20;
    private static final int BEFORE_ALL_ELSE = -10_000;

    private final RuntimeObserver observer;

    BodyLimit(RuntimeObserver observer) {
        this.observer = observer;
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
        observer.failed(413);
        context.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end("{\"error\":\"the body has " + declared.replaceAll("[^0-9]", "?") + " bytes, at most " + MAX_BYTES
                        + " are taken: send a smaller image or fewer tensors\"}");
    }

    private static boolean fits(String declared) {
        try {
            return Long.parseLong(declared) <= MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
