package io.skerry.edge.ingress.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP to the node. */
final class EdgeClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A response. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(int status, HttpHeaders headers, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text(), e);
            }
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final URI management;

    EdgeClient(URI api, URI management) {
        this.api = api;
        this.management = management;
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)));
    }

    Reply manage(String path) {
        return send(HttpRequest.newBuilder(management.resolve(path)));
    }

    Reply send(String method, String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Reply post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("no response", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The whole response, as text, to a request whose body is not sent although its length is declared. */
    String declare(String path, String length) throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST " + path + " HTTP/1.1\r\nHost: edge\r\nContent-Length: " + length + "\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The whole response, as text, to a request that sends this many bytes in chunks and does not end. */
    String stream(String path, long length) throws IOException {
        byte[] chunk = new byte[1 << 16];
        try (Socket socket = connect()) {
            write(socket, "POST " + path + " HTTP/1.1\r\nHost: edge\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (long left = length; left > 0; left -= chunk.length) {
                int size = (int) Math.min(left, chunk.length);
                write(socket, Integer.toHexString(size) + "\r\n");
                socket.getOutputStream().write(chunk, 0, size);
                write(socket, "\r\n");
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(api.getHost(), api.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** How many requests were answered with this status by now, by the metrics. */
    long failed(int status) {
        Matcher line = Pattern.compile("skerry_requests_failed_total\\{code=\"" + status + "\"[^}]*} ([0-9.]+)")
                .matcher(manage("/q/metrics").text());
        if (!line.find()) {
            throw new AssertionError("no count of failed requests with status " + status);
        }
        return (long) Double.parseDouble(line.group(1));
    }

    @Override
    public void close() {
        http.close();
    }
}
