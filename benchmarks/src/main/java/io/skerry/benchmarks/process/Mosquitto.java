package io.skerry.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Eclipse Mosquitto on a loopback port, without TLS and without persistence. */
public final class Mosquitto implements AutoCloseable {

    private final int port;
    private final Program program;

    private Mosquitto(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /**
     * Starts a broker.
     *
     * @param noDelay its {@code set_tcp_nodelay}, which is false unless it is set
     * @throws IOException if it is not installed, or does not start
     */
    public static Mosquitto start(Path folder, boolean noDelay) throws IOException, InterruptedException {
        int port = Ports.free();
        Path configuration = folder.resolve("mosquitto-" + port + ".conf");
        Files.write(
                configuration,
                List.of(
                        "user " + System.getProperty("user.name"),
                        "persistence false",
                        "set_tcp_nodelay " + noDelay,
                        "listener " + port + " 127.0.0.1",
                        "allow_anonymous true"));
        Program program = Program.start(
                List.of(find().toString(), "-c", configuration.toString()),
                Map.of(),
                folder.resolve("mosquitto-" + port + ".log"),
                () -> Ports.accepts(port));
        return new Mosquitto(port, program);
    }

    private static Path find() throws IOException {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "mosquitto is not installed: run testbed/build mosquitto, or apt-get install mosquitto"));
    }

    public int port() {
        return port;
    }

    /** As clients on this machine write it. */
    public URI address() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        program.close();
    }
}
