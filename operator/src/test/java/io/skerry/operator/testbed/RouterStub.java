package io.skerry.operator.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A router of KubeEdge that delivers all. */
public final class RouterStub implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, Consumer<byte[]>> nodes = new ConcurrentHashMap<>();

    public RouterStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Has a node take what is for it. */
    public void connect(String node, Consumer<byte[]> receiver) {
        nodes.put(node, receiver);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] message = exchange.getRequestBody().readAllBytes();
            byte[] answer = "message delivered".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            nodes.getOrDefault(exchange.getRequestURI().getPath().split("/", 3)[1], _ -> {})
                    .accept(message);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
