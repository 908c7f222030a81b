package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Versity's S3 gateway: a real S3 API over a folder, with one user who may do everything. */
public final class S3Gateway implements AutoCloseable {

    public static final String ACCESS_KEY = "testbed";
    public static final String SECRET_KEY = "testbed-secret";
    public static final String REGION = "us-east-1";

    private final Path objects;
    private final int port;
    private final ServerProcess process;

    private S3Gateway(Path objects, int port, ServerProcess process) {
        this.objects = objects;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a gateway without buckets.
     *
     * @param folder for its objects and its log; must exist
     */
    public static S3Gateway start(Path folder) {
        int port = ServerProcess.freePort();
        Path objects = create(folder.resolve("objects"));
        ServerProcess process = ServerProcess.start(
                List.of(
                        Programs.find("versitygw", "s3").toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--region",
                        REGION,
                        "posix",
                        "--sidecar",
                        create(folder.resolve("metadata")).toString(),
                        objects.toString()),
                Map.of("ROOT_ACCESS_KEY", ACCESS_KEY, "ROOT_SECRET_KEY", SECRET_KEY),
                port,
                folder.resolve("versitygw.log"));
        return new S3Gateway(objects, port, process);
    }

    /** Where clients find it. Buckets are part of the path, not of the host name. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Puts an object there, past the API. The bucket is made where it is missing. */
    public void put(String bucket, String key, byte[] content) {
        Path file = objects.resolve(bucket).resolve(key);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }
}
