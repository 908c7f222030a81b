package io.skerry.edge.model.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback whose pages a test sets; it notes what it was asked for. */
public final class WebServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public WebServer() throws IOException {
        this(0);
    }

    /** On a port of the test's choice, to come back where a server was. */
    public WebServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getRawPath());
            pages.getOrDefault(exchange.getRequestURI().getRawPath(), e -> status(e, 404))
                    .handle(exchange);
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public WebServer page(String path, byte[] content) {
        return page(path, exchange -> answer(exchange, content));
    }

    public WebServer page(String path, HttpHandler handler) {
        pages.put(path, handler);
        return this;
    }

    WebServer redirect(String path, String location) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            status(exchange, 302);
        });
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    public static void answer(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    public static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
