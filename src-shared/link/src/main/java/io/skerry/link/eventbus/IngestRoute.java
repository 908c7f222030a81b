package io.skerry.link.eventbus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The ingest on a program's HTTP port. Whatever it answers, the body is empty and the connection is closed: cloudcore makes a client for
 * each message, and leaves its connection open until the server closes it.
 */
public final class IngestRoute {

    private static final int BEFORE_THE_LIMITS_OF_OTHER_PATHS = -20_000;
    private static final long ROOM = 64L << 20;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int NOT_NOW = 503;

    private final Ingest ingest;
    private final BooleanSupplier open;
    private final IntConsumer refused;
    private final AtomicLong room = new AtomicLong(ROOM);

    /**
     * @param open whether requests are taken now
     * @param refused is told the status of each request that is refused
     */
    public IngestRoute(Ingest ingest, BooleanSupplier open, IntConsumer refused) {
        this.ingest = ingest;
        this.open = open;
        this.refused = refused;
    }

    public void register(Router router) {
        router.post(Routes.ingest(":node"))
                .order(BEFORE_THE_LIMITS_OF_OTHER_PATHS)
                .handler(this::begin);
    }

    private void begin(RoutingContext context) {
        if (!open.getAsBoolean()) {
            answer(context, NOT_NOW);
            return;
        }
        String node = Objects.requireNonNullElse(context.pathParam("node"), "");
        String key = Objects.requireNonNullElse(context.request().getParam("key"), "");
        long declared = declared(context.request());
        IngestAnswer first = ingest.admit(node, key, declared);
        long bytes = declared < 0 ? Ingest.MAX_BODY_BYTES : declared;
        if (first != IngestAnswer.TAKEN) {
            answer(context, first.status());
        } else if (room.addAndGet(-bytes) < 0) {
            room.addAndGet(bytes);
            answer(context, NOT_NOW);
        } else {
            context.addEndHandler(_ -> room.addAndGet(bytes));
            read(context, node);
        }
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void read(RoutingContext context, String node) {
        Buffer body = Buffer.buffer();
        long patience = context.vertx().setTimer(PATIENCE_MILLIS, _ -> close(context));
        context.addEndHandler(_ -> context.vertx().cancelTimer(patience));
        context.request()
                .handler(chunk -> {
                    if (body.length() + chunk.length() <= Ingest.MAX_BODY_BYTES) {
                        body.appendBuffer(chunk);
                    } else {
                        answer(context, IngestAnswer.TOO_LARGE.status());
                    }
                })
                .endHandler(_ -> {
                    if (!context.response().ended()) {
                        answer(context, ingest.take(node, body.getBytes()).status());
                    }
                });
    }

    private void answer(RoutingContext context, int status) {
        if (context.response().ended()) {
            return;
        }
        if (status >= 400) {
            refused.accept(status);
        }
        context.addEndHandler(_ -> close(context));
        var _ = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end();
    }

    private static void close(RoutingContext context) {
        var _ = context.request().connection().close();
    }
}
