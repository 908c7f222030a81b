package io.skerry.operator.testbed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stands between an operator and the API server, and has single requests fail. */
public final class ApiServerProxy implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CONNECTIONS = 500;
    private static final int NO_UPGRADE = 503;

    private final Vertx vertx = Vertx.vertx();
    private final Function<String, Optional<Fault>> faults;
    private final HttpClient server;
    private final Path kubeconfig;

    /**
     * Starts one.
     *
     * @param faults of each request, by its path; empty: it is passed on
     */
    public ApiServerProxy(Cluster cluster, Function<String, Optional<Fault>> faults) throws IOException {
        this.faults = faults;
        this.server = vertx.createHttpClient(
                new HttpClientOptions()
                        .setSsl(true)
                        .setDefaultHost(HOST)
                        .setDefaultPort(cluster.client().getMasterUrl().getPort())
                        .setTrustOptions(new PemTrustOptions()
                                .addCertValue(Buffer.buffer(Base64.getDecoder()
                                        .decode(cluster.client()
                                                .getConfiguration()
                                                .getCaCertData())))),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        HttpServer listening =
                join(vertx.createHttpServer().requestHandler(this::handle).listen(0, HOST));
        this.kubeconfig = cluster.operatorKubeconfig().resolveSibling("proxied-operator.kubeconfig");
        Files.writeString(
                kubeconfig,
                Files.readString(cluster.operatorKubeconfig())
                        .replaceFirst("server: .*", "server: http://" + HOST + ":" + listening.actualPort()));
    }

    /** Settings of an operator that knows no other way. */
    public Map<String, String> settings() {
        return Map.of("KUBECONFIG", kubeconfig.toString());
    }

    private void handle(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.UPGRADE)) {
            // The client then watches over plain HTTP.
            answer(request, NO_UPGRADE);
            return;
        }
        Optional<Fault> fault = faults.apply(request.path());
        if (fault.isEmpty()) {
            pass(request).onSuccess(in -> passBack(in, request));
        } else if (fault.get() == Fault.REQUEST_LOST) {
            breakOff(request);
        } else if (fault.get() == Fault.ANSWER_LOST) {
            pass(request).onSuccess(_ -> breakOff(request));
        } else {
            answer(request, fault.get().status());
        }
    }

    private Future<HttpClientResponse> pass(HttpServerRequest request) {
        request.pause();
        return server.request(new RequestOptions()
                        .setMethod(request.method())
                        .setURI(request.uri())
                        .setHeaders(request.headers()))
                .compose(out -> out.send(request))
                .onFailure(_ -> breakOff(request));
    }

    private static void passBack(HttpClientResponse in, HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(in.statusCode());
        response.headers().setAll(in.headers());
        // A client that has watched enough just goes.
        response.closeHandler(_ -> in.request().reset());
        in.pipeTo(response.setChunked(in.getHeader(HttpHeaders.CONTENT_LENGTH) == null));
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("apiVersion", "v1")
                        .put("kind", "Status")
                        .put("status", "Failure")
                        .put("message", "a test has this request fail")
                        .put("code", status)
                        .encode());
    }

    private static void breakOff(HttpServerRequest request) {
        request.connection().close();
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        join(vertx.close());
    }
}
