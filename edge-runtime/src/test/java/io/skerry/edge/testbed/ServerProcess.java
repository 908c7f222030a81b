package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server that listens on a loopback port, with its output in a log. It ends when this is closed, or with the JVM. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(10);

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a server and waits until its port accepts connections.
     *
     * @throws IllegalStateException if it ends, or does not listen in time; shows its log
     */
    public static ServerProcess start(List<String> command, Map<String, String> environment, int port, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            ServerProcess server = new ServerProcess(builder.start(), log);
            server.awaitListening(port);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** A port that is free now. The servers of the testbed cannot say which port they chose, so they are told one. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }

    /** What the server wrote so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Ends the server as {@code kill -9} does: it cannot say goodbye. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks the server to end and waits for it. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private void awaitListening(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException("the server does not listen on port " + port + "; its log:\n" + log());
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void end(Process ending) {
        try {
            if (!ending.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
