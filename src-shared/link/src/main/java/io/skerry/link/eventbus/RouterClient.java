package io.skerry.link.eventbus;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands messages for nodes to the router of KubeEdge's cloudcore. Thread-safe; nothing here blocks. */
public final class RouterClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** The router itself tries for two seconds to find a node. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final int MAX_IN_FLIGHT = 256;
    private static final int MAX_ANSWER_BYTES = 16 << 10;

    private final URI router;
    private final Routes routes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean answers = true;

    /**
     * Makes a client; connections are made when they are needed.
     *
     * @param router {@code http://cloudcore:9443}
     * @throws IllegalArgumentException if that is no such address
     */
    public RouterClient(URI router, Routes routes) {
        String scheme = String.valueOf(router.getScheme());
        boolean bare =
                router.getRawQuery() == null && router.getRawFragment() == null && router.getRawUserInfo() == null;
        if (!scheme.matches("https?")
                || router.getHost() == null
                || !router.getRawPath().matches("/?")
                || !bare) {
            throw new IllegalArgumentException("the router's address is '" + router
                    + "': write http://host:9443, the address of cloudcore's router");
        }
        this.router = router;
        this.routes = routes;
    }

    /**
     * Hands over one message.
     *
     * @param topic on the node's own broker
     * @param text UTF-8
     * @return what became of it; never fails
     */
    public CompletableFuture<RouterAnswer> post(String node, String topic, byte[] text) {
        if (inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
            inFlight.decrementAndGet();
            return CompletableFuture.completedFuture(
                    new RouterAnswer.Failed(MAX_IN_FLIGHT + " messages wait for the router already"));
        }
        return request(node, topic, text).handle((answer, problem) -> {
            inFlight.decrementAndGet();
            answers = problem == null;
            return problem == null ? answer : new RouterAnswer.Failed(router + " does not answer: " + reason(problem));
        });
    }

    private CompletableFuture<RouterAnswer> request(String node, String topic, byte[] text) {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(router.resolve(routes.downlink(node, topic)))
                    .timeout(ANSWER)
                    .POST(BodyPublishers.ofByteArray(text))
                    .build();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new RouterAnswer.Failed(String.valueOf(e.getMessage())));
        }
        return http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES))
                .thenApply(RouterClient::answer);
    }

    private static RouterAnswer answer(HttpResponse<String> response) {
        return RouterAnswer.of(response.statusCode(), response.body());
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Whether the router answered, whatever it said, when it was asked last. */
    public boolean answers() {
        return answers;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
