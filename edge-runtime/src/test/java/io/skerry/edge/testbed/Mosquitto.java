package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Eclipse Mosquitto on a loopback port that stays the same over restarts. */
public final class Mosquitto implements AutoCloseable {

    private final Path folder;
    private final int port;
    private ServerProcess process;

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = run();
    }

    /**
     * Starts a broker that accepts connections when this returns.
     *
     * @param folder for its configuration and its log; must exist
     */
    public static Mosquitto start(Path folder, MosquittoSettings settings) {
        int port = ServerProcess.freePort();
        write(folder.resolve("mosquitto.conf"), settings.configuration(folder, port));
        if (!settings.acl().isEmpty()) {
            write(folder.resolve("acl"), settings.acl());
        }
        if (!settings.passwords().isEmpty()) {
            Path passwords = write(folder.resolve("passwd"), settings.passwordLines());
            Command.run(List.of(Programs.find("mosquitto_passwd", "mosquitto").toString(), "-U", passwords.toString()));
        }
        return new Mosquitto(folder, port);
    }

    public int port() {
        return port;
    }

    /** What the broker wrote so far. */
    public String log() {
        return process.log();
    }

    /** Ends the broker as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Ends the broker, if it still runs, and starts it again on the same port. It remembers nothing. */
    public void restart() {
        process.close();
        process = run();
    }

    @Override
    public void close() {
        process.close();
    }

    private ServerProcess run() {
        return ServerProcess.start(
                List.of(
                        Programs.find("mosquitto", "mosquitto").toString(),
                        "-v",
                        "-c",
                        folder.resolve("mosquitto.conf").toString()),
                Map.of(),
                port,
                folder.resolve("mosquitto.log"));
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
