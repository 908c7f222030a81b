package io.skerry.benchmarks.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A TCP proxy on loopback whose weather can be changed at any moment. */
public final class WeatherLink implements AutoCloseable {

    private static final int READ_BYTES = 1 << 16;
    private static final long LOOK_MILLIS = 5;

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.CLEAR;

    /** Bytes on their way; an empty packet is the end. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one thread to another; never compared
    private record Packet(byte[] bytes, long due) {}

    private WeatherLink(int target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    /** Opens a link to a port on loopback. */
    public static WeatherLink open(int target) throws IOException {
        WeatherLink link = new WeatherLink(target, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(link::accept);
        return link;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** As an MQTT client writes it. */
    URI address() {
        return URI.create("mqtt://127.0.0.1:" + port());
    }

    /** Changes the weather for all connections. */
    public void become(Weather next) {
        weather = next;
        if (!next.connects()) {
            sockets.forEach(WeatherLink::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                accepted(server.accept());
            } catch (IOException e) {
                // the link is closed, and the loop ends
            }
        }
    }

    private void accepted(Socket client) {
        try {
            serve(client, new Socket(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            close(client); // as it would be without a link between
        }
    }

    private void serve(Socket client, Socket upstream) throws IOException {
        sockets.add(client);
        sockets.add(upstream);
        if (!weather.connects()) {
            close(client);
            close(upstream);
            return;
        }
        carry(client, upstream);
        carry(upstream, client);
    }

    private void carry(Socket from, Socket to) throws IOException {
        to.setTcpNoDelay(true);
        BlockingQueue<Packet> underWay = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> read(from, underWay));
        Thread.ofVirtual().start(() -> write(underWay, to));
    }

    private void read(Socket from, BlockingQueue<Packet> underWay) {
        byte[] buffer = new byte[READ_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                underWay.add(new Packet(Arrays.copyOf(buffer, count), System.nanoTime() + nanos()));
            }
        } catch (IOException e) {
            // the connection broke: the other side is told by the end
        }
        underWay.add(new Packet(new byte[0], System.nanoTime()));
    }

    private long nanos() {
        return weather.nanos(ThreadLocalRandom.current());
    }

    private void write(BlockingQueue<Packet> underWay, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (Packet packet = underWay.take(); packet.bytes.length > 0; packet = underWay.take()) {
                TimeUnit.NANOSECONDS.sleep(packet.due - System.nanoTime());
                while (!weather.passes() && !to.isClosed()) {
                    Thread.sleep(LOOK_MILLIS);
                }
                out.write(packet.bytes);
            }
        } catch (IOException e) {
            // the connection broke: closed below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(to);
        sockets.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        become(Weather.CUT);
    }
}
