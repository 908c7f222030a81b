package io.skerry.operator.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback for servers that come and go. They are below those that Linux takes for outgoing connections: a client that calls a
 * server which is down could get the server's own port otherwise, and be connected with itself.
 */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 25_999;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** One that is free now, and that nobody here was given before: a port is chosen some time before its server starts. */
    static int free() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST + 1)
                .limit(LAST - FIRST)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port on loopback from " + FIRST + " to " + LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
