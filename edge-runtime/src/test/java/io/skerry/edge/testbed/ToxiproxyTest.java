package io.skerry.edge.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class ToxiproxyTest {

    private static final byte[] ANSWER = new byte[10_000];

    @TempDir
    Path folder;

    private HttpServer server;
    private Toxiproxy toxiproxy;
    private Link link;

    @BeforeEach
    void openALinkToAServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        toxiproxy = Toxiproxy.start(folder);
        link = toxiproxy.linkTo(server.getAddress().getPort());
    }

    @AfterEach
    void closeBoth() {
        toxiproxy.close();
        server.stop(0);
    }

    @Test
    void aLinkThatWasCutCarriesAgainOnceItIsRestored() throws Exception {
        assertThat(request()).isEqualTo(ANSWER);
        link.cut();
        assertThatThrownBy(this::request).isInstanceOf(IOException.class);
        link.restore();
        assertThat(request()).isEqualTo(ANSWER);
    }

    @Test
    void aDeadLinkCarriesNothingAndSaysNothing() {
        link.dead();
        assertThatThrownBy(this::request).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aLinkThatClosesAfterSomeBytesNeverCarriesMore() {
        link.closeAfter(ANSWER.length / 2);
        assertThatThrownBy(this::request).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aSlowLinkHoldsEachDirectionBack() throws Exception {
        Duration latency = Duration.ofMillis(100);
        link.slow(latency);
        long start = System.nanoTime();
        request();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(latency.multipliedBy(2));
    }

    private byte[] request() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + link.port() + "/"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.ofByteArray()).body();
        }
    }
}
