package io.skerry.edge.link.eventbus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.link.Frames;
import io.skerry.link.eventbus.FrameText;
import io.skerry.link.mqtt.Await;
import io.skerry.wire.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ingest as a client on the wire sees it. */
class IngestRouteTest {

    private final Way way = new Way();

    @AfterEach
    void close() {
        way.close();
    }

    /** The whole response, until the server closes the connection. */
    private String request(String method, URI target, String header, byte[] body) throws IOException {
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head = method + " " + target.getRawPath() + "?" + target.getRawQuery()
                    + " HTTP/1.1\r\nHost: worker\r\n" + header + "\r\n\r\n";
            out.write(head.getBytes(US_ASCII));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private String post(URI target, byte[] body) throws IOException {
        return request("POST", target, "Content-Length: " + body.length, body);
    }

    private URI own() {
        return way.ingest("edge-1", Way.SECRET);
    }

    @Test
    void aFrameIsTakenWithAnEmptyAnswerAndTheConnectionIsClosed() throws IOException {
        Frame sample = way.sample(100);

        String answer = post(own(), FrameText.encode(sample));

        assertThat(answer)
                .startsWith("HTTP/1.1 202 ")
                .containsIgnoringCase("connection: close")
                .endsWith("\r\n\r\n");
        assertThat(Await.next(way.samples())).isEqualTo(sample);
        assertThat(way.refusedRequests()).isEmpty();
    }

    @Test
    void aWrongSecretIsRefusedWithoutTheBody() throws IOException {
        String answer = request("POST", way.ingest("edge-1", "wrong"), "Content-Length: 1000000", new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 403 ");
        assertThat(way.refusedRequests()).containsExactly(403);
    }

    @Test
    void aNodeCannotSpeakForAnother() throws IOException {
        String answer = post(way.ingest("edge-2", Way.SECRET), FrameText.encode(way.sample(100)));

        assertThat(answer).startsWith("HTTP/1.1 403 ");
        assertThat(way.samples()).isEmpty();
    }

    @Test
    void garbageIsRefusedAndCounted() throws IOException {
        assertThat(post(own(), "hello".getBytes(US_ASCII))).startsWith("HTTP/1.1 400 ");
        assertThat(post(own(), new byte[0])).startsWith("HTTP/1.1 400 ");
        assertThat(post(
                        own(),
                        FrameText.encode(Frames.answer(
                                Frames.envelopes("edge-1"),
                                Frames.envelopes("x").id()))))
                .startsWith("HTTP/1.1 400 ");

        assertThat(way.refusedRequests()).containsExactly(400, 400, 400);
        assertThat(way.refusedByWorker()).hasSize(3);
    }

    @Test
    void aBodyThatIsDeclaredTooLargeIsRefusedBeforeItIsSent() throws IOException {
        assertThat(request("POST", own(), "Content-Length: 2097153", new byte[0]))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyOfUnknownSizeIsRefusedWhenItIsTooLarge() throws IOException {
        byte[] chunk = ("200001\r\n" + "x".repeat(0x200001) + "\r\n").getBytes(US_ASCII);

        assertThat(request("POST", own(), "Transfer-Encoding: chunked", chunk)).startsWith("HTTP/1.1 413 ");
        assertThat(way.refusedRequests()).containsExactly(413);
    }

    @Test
    void aFrameInChunksIsTaken() throws IOException {
        Frame sample = way.sample(3_000);
        String text = new String(FrameText.encode(sample), US_ASCII);
        String chunks = "10\r\n" + text.substring(0, 16) + "\r\n" + Integer.toHexString(text.length() - 16) + "\r\n"
                + text.substring(16) + "\r\n0\r\n\r\n";

        assertThat(request("POST", own(), "Transfer-Encoding: chunked", chunks.getBytes(US_ASCII)))
                .startsWith("HTTP/1.1 202 ");
        assertThat(Await.next(way.samples())).isEqualTo(sample);
    }
}
