package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.edge.model.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSourceTest {

    private static final int MAX = 100_000;
    private static final byte[] MODEL = "a model".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    private static final FetchLimits NO_SILENCE =
            new FetchLimits(MAX, MAX, MAX, Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofHours(1));
    private static final FetchLimits IN_A_SECOND =
            new FetchLimits(MAX, MAX, MAX, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private WebServer web;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        web = new WebServer();
        target = folder.resolve("model.onnx");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_file_is_copied_byte_for_byte() throws Exception {
        web.page("/model.onnx", MODEL);

        source(FetchLimits.DEFAULT, HostResolver.SYSTEM).copy(web.uri("/model.onnx"), target, MAX);

        assertThat(target).hasBinaryContent(MODEL);
    }

    @Test
    void a_redirect_on_the_same_host_is_followed() throws Exception {
        web.page("/model.onnx", MODEL).redirect("/latest", "/model.onnx");

        source(FetchLimits.DEFAULT, HostResolver.SYSTEM).copy(web.uri("/latest"), target, MAX);

        assertThat(target).hasBinaryContent(MODEL);
    }

    @Test
    void a_redirect_from_a_public_host_to_loopback_is_refused_and_not_requested() {
        web.page("/secret", MODEL).redirect("/latest", "http://127.0.0.1:" + web.port() + "/secret");
        HostResolver publicLocalhost = host -> host.equals("localhost")
                ? List.of(InetAddress.getByName("203.0.113.7"))
                : HostResolver.SYSTEM.resolve(host);

        FetchException refused = failure(source(FetchLimits.DEFAULT, publicLocalhost), web.uri("/latest"));

        assertThat(refused.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(refused).hasMessageContaining("loopback");
        assertThat(web.requests()).containsExactly("/latest");
    }

    @Test
    void a_sixth_redirect_is_not_followed() {
        web.redirect("/again", "/again");

        FetchException refused = failure(web.uri("/again"));

        assertThat(refused.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(web.requests()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "410, NOT_FOUND", "401, DENIED", "403, DENIED", "500, UNREACHABLE", "503, UNREACHABLE"
    })
    void a_status_says_whether_it_may_pass(int status, Kind kind) {
        web.page("/model.onnx", exchange -> WebServer.status(exchange, status));

        FetchException failed = failure(web.uri("/model.onnx"));

        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.passing()).isTrue();
        assertThat(failed).hasMessageContaining(String.valueOf(status));
    }

    @Test
    void a_body_announced_as_too_large_is_refused_before_it_is_read() throws Exception {
        web.page("/model.onnx", new byte[MAX + 1]);

        FetchException refused = failure(web.uri("/model.onnx"));

        assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refused).hasMessageContaining(String.valueOf(MAX + 1));
        assertThat(Files.size(target)).isZero();
    }

    @Test
    void an_endless_body_is_cut_off_at_the_limit() throws Exception {
        try (RawServer endless = new RawServer(out -> {
            out.write(RawServer.head("HTTP/1.1 200 OK", "Connection: close"));
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            FetchException refused = failure(endless.uri("/model.onnx"));

            assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(Files.size(target)).isLessThanOrEqualTo(MAX);
        }
    }

    @Test
    void an_endless_body_of_an_error_is_not_read() throws Exception {
        try (RawServer endless = new RawServer(out -> {
            out.write(RawServer.head("HTTP/1.1 404 Not Found", "Connection: close"));
            while (true) {
                out.write(new byte[8192]);
            }
        })) {
            assertThat(failure(endless.uri("/model.onnx")).kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(Files.size(target)).isZero();
        }
    }

    @Test
    void a_body_shorter_than_announced_is_an_error() throws Exception {
        try (RawServer liar = new RawServer(out -> {
            out.write(RawServer.head("HTTP/1.1 200 OK", "Content-Length: 5000"));
            out.write(new byte[10]);
        })) {
            assertThat(failure(liar.uri("/model.onnx")).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_length_that_is_no_number_is_an_error() throws Exception {
        try (RawServer liar = new RawServer(out -> {
            out.write(RawServer.head("HTTP/1.1 200 OK", "Content-Length: -1e9"));
            out.write(new byte[10]);
        })) {
            assertThat(failure(liar.uri("/model.onnx")).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_server_that_falls_silent_in_the_middle_is_given_up() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        web.page("/model.onnx", exchange -> {
            exchange.sendResponseHeaders(200, MODEL.length);
            exchange.getResponseBody().write(MODEL, 0, 10);
            exchange.getResponseBody().flush();
            hold(done);
        });

        FetchException failed = failure(source(NO_SILENCE, HostResolver.SYSTEM), web.uri("/model.onnx"));
        done.countDown();

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void a_server_that_never_answers_is_given_up() {
        CountDownLatch done = new CountDownLatch(1);
        web.page("/model.onnx", exchange -> hold(done));

        FetchException failed = failure(source(NO_SILENCE, HostResolver.SYSTEM), web.uri("/model.onnx"));
        done.countDown();

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void a_server_that_drips_is_given_up_after_the_total_time() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer drip = new RawServer(out -> {
            out.write(RawServer.head("HTTP/1.1 200 OK", "Connection: close"));
            while (!done.await(20, TimeUnit.MILLISECONDS)) {
                out.write(1);
            }
        })) {
            FetchException failed = failure(source(IN_A_SECOND, HostResolver.SYSTEM), drip.uri("/model.onnx"));
            done.countDown();

            assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failed).hasMessageContaining(IN_A_SECOND.total().toString());
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        FetchException failed = failure(URI.create("http://localhost:" + free + "/model.onnx"));

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void credentials_in_an_address_are_refused_and_not_shown() {
        URI uri = URI.create("http://user:hunter2@localhost:" + web.port() + "/model.onnx");

        FetchException refused = failure(uri);

        assertThat(refused.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(refused.getMessage()).doesNotContain("hunter2", "user:");
    }

    @Test
    void the_query_of_a_signed_address_is_sent_and_not_shown() {
        web.page(
                "/model.onnx",
                exchange -> WebServer.status(
                        exchange, exchange.getRequestURI().getQuery().equals("signature=hunter2") ? 503 : 404));

        FetchException failed = failure(web.uri("/model.onnx?signature=hunter2"));

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failed.getMessage()).doesNotContain("hunter2");
    }

    private static void hold(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpSource source(FetchLimits limits, HostResolver resolver) {
        return new HttpSource(new HttpTransfer(limits), resolver);
    }

    private FetchException failure(URI uri) {
        return failure(source(FetchLimits.DEFAULT, HostResolver.SYSTEM), uri);
    }

    private FetchException failure(HttpSource source, URI uri) {
        return catchThrowableOfType(FetchException.class, () -> source.copy(uri, target, MAX));
    }
}
