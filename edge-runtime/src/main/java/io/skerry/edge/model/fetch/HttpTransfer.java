package io.skerry.edge.model.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One GET into a file: the size is capped, silence and slowness end it, redirects are left to the caller. */
final class HttpTransfer {

    static final int OK = 200;

    record Reply(int status, HttpHeaders headers) {

        /** Whether the file is here as a whole; no other answer's body is read. */
        boolean complete() {
            return status == OK;
        }
    }

    private final FetchLimits limits;

    HttpTransfer(FetchLimits limits) {
        this.limits = limits;
    }

    /**
     * Sends the request. A client lives as long as one file: an idle node keeps no connection and no thread for models.
     *
     * @throws FetchException if there is no whole answer in time, or one that is too large
     */
    Reply get(URI uri, Map<String, String> headers, Path target, long maxBytes)
            throws FetchException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limits.stall());
        headers.forEach(request::setHeader);
        try (CappedFile file = new CappedFile(SourceUri.show(uri), target, maxBytes);
                HttpClient client = client()) {
            CompletableFuture<HttpResponse<Void>> exchange =
                    client.sendAsync(request.build(), answer -> new BodyToFile(answer, file));
            try {
                HttpResponse<Void> response = await(exchange, file, uri);
                return new Reply(response.statusCode(), response.headers());
            } finally {
                exchange.cancel(true);
                client.shutdownNow();
            }
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    private <T> T await(CompletableFuture<T> exchange, CappedFile file, URI uri)
            throws FetchException, InterruptedException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        long seen = -1;
        while (true) {
            long left = deadline - System.nanoTime();
            try {
                return exchange.get(Math.min(limits.stall().toNanos(), left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = file.bytes();
                if (now == seen || left <= limits.stall().toNanos()) {
                    Duration limit = now == seen ? limits.stall() : limits.total();
                    throw unreachable(
                            uri, "is too slow: " + now + " bytes came, then the limit of " + limit + " passed", e);
                }
                seen = now;
            } catch (ExecutionException e) {
                throw failure(uri, e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private static FetchException failure(URI uri, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof FetchException fetch) {
                return fetch;
            }
        }
        String why = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return unreachable(uri, "cannot be read: " + why, cause);
    }

    private static FetchException unreachable(URI uri, String how, Throwable cause) {
        return new FetchException(
                FetchException.Kind.UNREACHABLE,
                SourceUri.show(uri) + " " + how + "; check the address, the server and this node's link",
                cause);
    }
}
