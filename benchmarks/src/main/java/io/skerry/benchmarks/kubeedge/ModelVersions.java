package io.skerry.benchmarks.kubeedge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A web server with versions of one model. They answer alike, and each file is another one, so that no node has it before.
 */
final class ModelVersions implements AutoCloseable {

    private static final String MODEL = "model.onnx";
    private static final String MANIFEST = "manifest.json";
    private static final String[] CHECK_SET = {"check-images-idx3-ubyte.gz", "check-labels-idx1-ubyte.gz"};
    /** Key of the field {@code doc_string} of a ModelProto, which may come again at the end of a file: the last one counts. */
    private static final int DOC_STRING = 6 << 3 | 2;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path original;
    private final Path folder;
    private final HttpServer server;
    private int last;

    private ModelVersions(Path original, Path folder, HttpServer server) {
        this.original = original;
        this.folder = folder;
        this.server = server;
    }

    /**
     * A version.
     *
     * @param name as the edge names it: name and version
     * @param url of its folder
     */
    record Version(String name, URI url) {}

    /** Starts a server without a version. */
    static ModelVersions of(Path original, Path folder) throws IOException {
        Files.createDirectories(folder);
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, SimpleFileServer.OutputLevel.NONE);
        server.start();
        return new ModelVersions(original, folder, server);
    }

    /** Makes another version; its check set is that of the original, if it is wanted. */
    Version next(boolean checkSet) throws IOException {
        String version = Integer.toString(++last);
        Path target = Files.createDirectories(folder.resolve(version));
        byte[] model = model(version);
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(original.resolve(MANIFEST).toFile());
        manifest.put("version", version).put("sha256", sha256(model));
        if (checkSet) {
            for (String file : CHECK_SET) {
                Files.copy(original.resolve(file), target.resolve(file));
            }
        } else {
            manifest.remove("checkSet");
        }
        Files.write(target.resolve(MODEL), model);
        JSON.writeValue(target.resolve(MANIFEST).toFile(), manifest);
        return new Version(
                manifest.required("name").asText() + ":" + version,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + version + "/"));
    }

    private byte[] model(String version) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(Files.readAllBytes(original.resolve(MODEL)));
        file.write(DOC_STRING);
        file.write(version.length());
        file.write(version.getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    /** Bytes of the original's file. */
    long bytes() throws IOException {
        return Files.size(original.resolve(MODEL));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
