package io.skerry.operator.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A POST over a connection of its own, as cloudcore makes them, with all the freedom of somebody who means no good. */
final class RawPost {

    /** The connection was closed before an answer came. */
    static final int NO_ANSWER = 0;

    private static final int PATIENCE_MILLIS = 120_000;
    private static final String VERSION = "HTTP/1.1 ";
    private static final int STATUS_DIGITS = 3;

    private final URI url;
    private final long declared;
    private final byte[] body;

    /**
     * @param declared length of the body, whatever its length
     */
    RawPost(URI url, long declared, byte[] body) {
        this.url = url;
        this.declared = declared;
        this.body = body.clone();
    }

    static RawPost of(URI url, byte[] body) {
        return new RawPost(url, body.length, body);
    }

    /** The status of the answer. */
    int send() {
        try (Socket socket = connect()) {
            byte[] head = (beginning() + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] whole = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            socket.getOutputStream().write(whole);
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return answer == null
                    ? NO_ANSWER
                    : Integer.parseInt(answer.substring(VERSION.length(), VERSION.length() + STATUS_DIGITS));
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    /** A connection on which the head of the request has begun, and never ends. */
    Socket begin() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(beginning().getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private String beginning() {
        return "POST " + url.getRawPath() + "?" + url.getRawQuery() + " HTTP/1.1\r\nHost: operator\r\nContent-Length: "
                + declared + "\r\n";
    }
}
