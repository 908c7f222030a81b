package io.skerry.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Who listens on which port of loopback. */
record Network(int apiServer, int broker, int router, int operator, int worker, int edge, int edgeManagement) {

    static final String HOST = "127.0.0.1";

    /** On ports that nobody listens on. */
    static Network onFreePorts() throws IOException {
        return new Network(freePort(), freePort(), freePort(), freePort(), freePort(), freePort(), freePort());
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String brokerUrl() {
        return "mqtt://" + HOST + ":" + broker;
    }

    /** KubeEdge's router. */
    String routerUrl() {
        return http(router);
    }

    /** The operator's ingest. */
    String operatorUrl() {
        return http(operator);
    }

    /** The deep worker. */
    String workerUrl() {
        return http(worker);
    }

    private static String http(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** Where the edge's API and page are. */
    URI edgeUrl() {
        return URI.create(http(edge));
    }

    /** Where the edge says that it is ready. */
    URI edgeReady() {
        return URI.create(http(edgeManagement) + "/q/health/ready");
    }

    boolean brokerListens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
