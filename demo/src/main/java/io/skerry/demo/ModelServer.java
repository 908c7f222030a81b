package io.skerry.demo;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * The web server that Models point to. Whoever takes it for their proxy finds the files of one folder under every host's name, so that an
 * address in a file of resources need not be changed for this machine.
 */
final class ModelServer implements AutoCloseable {

    private final HttpServer server;

    private ModelServer(HttpServer server) {
        this.server = server;
    }

    /** Starts one on any port of loopback. */
    static ModelServer start(Path folder) {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, SimpleFileServer.OutputLevel.NONE);
        server.start();
        return new ModelServer(server);
    }

    /** By which a JVM takes it for its proxy. */
    List<String> properties() {
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
