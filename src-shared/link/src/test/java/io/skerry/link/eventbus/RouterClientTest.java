package io.skerry.link.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.skerry.link.mqtt.Await;
import io.skerry.wire.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client, and the downlink that is on it, at a server that answers as it is told. */
class RouterClientTest {

    private static final Routes ROUTES = new Routes("skerry");
    private static final String TOPIC = "skerry-link/v1/node/edge-1/a1";

    private record Answer(int status, String body) {}

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server = start();
    private final URI address =
            URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    private final RouterClient router = new RouterClient(address, ROUTES);
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Downlink downlink = new Downlink(router, Frames.CLOCK, pause -> {
        pauses.add(pause);
        return Runnable::run;
    });

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        Answer answer = answers.remove();
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void willAnswer(Answer... next) {
        answers.addAll(Arrays.asList(next));
    }

    private static final Answer DELIVERED = new Answer(200, "message delivered");
    private static final Answer EMPTY = new Answer(200, "");
    private static final Answer AWAY = new Answer(500, "no session");

    @AfterEach
    void close() {
        router.close();
        server.stop(0);
    }

    @Test
    void a_message_is_posted_to_the_address_of_its_topic() {
        willAnswer(DELIVERED);

        RouterAnswer answer = Await.done(router.post("edge-1", TOPIC, "text".getBytes(UTF_8)));

        assertThat(answer).isEqualTo(new RouterAnswer.Delivered());
        assertThat(requests).containsExactly("POST /edge-1/skerry/skerry-link/v1/node/edge-1/a1 text");
        assertThat(router.answers()).isTrue();
    }

    @Test
    void a_router_that_is_not_there_is_an_answer_too() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (RouterClient client = new RouterClient(nobody, ROUTES)) {
            assertThat(Await.done(client.post("edge-1", TOPIC, new byte[1])))
                    .isInstanceOfSatisfying(
                            RouterAnswer.Failed.class,
                            failed -> assertThat(failed.reason()).startsWith(nobody + " does not answer: "));
            assertThat(client.answers()).isFalse();
        }
    }

    @Test
    void a_name_without_an_address_is_refused_without_a_request() {
        assertThat(Await.done(router.post("edge/1", TOPIC, new byte[1]))).isInstanceOf(RouterAnswer.Failed.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void an_endless_answer_is_cut_off() {
        willAnswer(new Answer(200, "x".repeat(1 << 20)));

        assertThat(Await.done(router.post("edge-1", TOPIC, new byte[1]))).isInstanceOf(RouterAnswer.Failed.class);
    }

    @Test
    void too_many_at_once_fail_at_once() {
        willAnswer(Collections.nCopies(1_000, DELIVERED).toArray(Answer[]::new));
        List<CompletableFuture<RouterAnswer>> posts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            posts.add(router.post("edge-1", TOPIC, new byte[1]));
        }
        assertThat(posts.stream().map(Await::done))
                .anySatisfy(answer -> assertThat(answer).isInstanceOf(RouterAnswer.Failed.class))
                .anySatisfy(answer -> assertThat(answer).isInstanceOf(RouterAnswer.Delivered.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cloudcore:9443", "ftp://cloudcore", "http:///x", "http://h/path", "http://h?a=b", "http://u@h"})
    void an_address_that_is_no_routers_is_refused(String bad) {
        assertThatThrownBy(() -> new RouterClient(URI.create(bad), ROUTES).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write http://host:9443");
    }

    @Test
    void an_acknowledgement_is_sent_again_until_the_router_says_that_it_is_delivered() {
        willAnswer(AWAY, EMPTY, DELIVERED);
        Frame ack = Frames.ack(null);

        assertThat(Await.done(downlink.send("edge-1", TOPIC, ack))).isEqualTo(new RouterAnswer.Delivered());

        assertThat(pauses).hasSize(2);
        assertThat(requests).hasSize(3).allMatch(request -> request.endsWith(new String(FrameText.encode(ack), UTF_8)));
    }

    @Test
    void a_heartbeat_is_sent_once() {
        willAnswer(EMPTY);

        assertThat(Await.done(downlink.send("edge-1", TOPIC, Frames.beat()))).isInstanceOf(RouterAnswer.Failed.class);

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_frame_that_is_too_large_is_not_sent() {
        assertThat(Await.done(downlink.send("edge-1", TOPIC, Frames.of(FrameText.MAX_FRAME_BYTES))))
                .isInstanceOf(RouterAnswer.Failed.class);
        assertThat(requests).isEmpty();
    }
}
