package io.skerry.edge.observe;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Serves the page and what it asks for on loopback, as the runtime does. */
final class PageServer implements AutoCloseable {

    private static final String PICTURES = "/v1/observe/hard/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final HttpServer server;
    private final RuntimeObserver observer;
    private volatile boolean reachable = true;

    PageServer(RuntimeObserver observer) throws IOException {
        this.observer = observer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::file);
        server.createContext("/v1/observe", this::observe);
        server.start();
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** While the runtime is not reachable, its connections are closed without an answer. */
    void reachable(boolean now) {
        reachable = now;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void observe(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!reachable) {
            exchange.close();
        } else if (path.startsWith(PICTURES)) {
            Optional<Picture> picture = observer.picture(UUID.fromString(path.substring(PICTURES.length())));
            answer(
                    exchange,
                    picture.map(Picture::bytes),
                    picture.map(Picture::contentType).orElse(""));
        } else {
            answer(exchange, Optional.of(JSON.writeValueAsBytes(observer.snapshot())), "application/json");
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceAll("/$", "/index.html");
        try (InputStream file = getClass().getResourceAsStream("/META-INF/resources" + path)) {
            Optional<byte[]> bytes = file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            answer(exchange, bytes, TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain"));
        }
    }

    private static void answer(HttpExchange exchange, Optional<byte[]> body, String contentType) throws IOException {
        byte[] bytes = body.orElse(new byte[0]);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
