package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.LinkException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.mqtt.MqttEndpoint;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttConnectionTest {

    private static final Buffer SMALL = Buffer.buffer("hello");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<MqttEndpoint> endpoints = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
        Await.done(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private StubBroker broker(Consumer<MqttEndpoint> behaviour) {
        StubBroker broker = new StubBroker(vertx, behaviour);
        open.add(broker);
        return broker;
    }

    private void accept(MqttEndpoint endpoint) {
        endpoint.subscribeHandler(subscribe -> endpoint.subscribeAcknowledge(
                subscribe.messageId(),
                subscribe.topicSubscriptions().stream()
                        .map(subscription -> subscription.qualityOfService())
                        .toList()));
        endpoint.publishAutoAck(true);
        endpoint.accept(false);
        endpoints.add(endpoint);
    }

    private MqttConnection connection(BrokerAddress broker, String clientId) {
        MqttConnection connection = new MqttConnection(vertx, broker, clientId, 1 << 20, changes::add);
        open.add(connection);
        return connection;
    }

    private MqttConnection connected(StubBroker broker) {
        MqttConnection connection = connection(broker.address(), "edge-1");
        connection.start();
        assertThat(Await.next(changes)).isTrue();
        return connection;
    }

    private static void assertFailed(CompletableFuture<Void> sent, String message) {
        assertThatThrownBy(() -> Await.done(sent))
                .hasCauseInstanceOf(LinkException.class)
                .hasMessageContaining(message);
    }

    @Test
    void withoutAConnectionAPublishFailsAtOnceAndSaysWhy() {
        MqttConnection connection = connection(BrokerAddress.plain(URI.create("mqtt://127.0.0.1:9")), "edge-1");
        CompletableFuture<Void> sent = connection.publish("a", SMALL, MqttQoS.AT_LEAST_ONCE);
        assertThat(sent).isCompletedExceptionally();
        assertFailed(sent, "no connection to mqtt://127.0.0.1:9: not connected yet");
        assertThat(connection.connected()).isFalse();
    }

    @Test
    void aBrokerThatIsNotThereIsTriedAgainUntilItIs() throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        try (LogLines log = new LogLines()) {
            MqttConnection connection =
                    connection(BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + port)), "edge-1");
            connection.start();
            assertThat(log.await("no connection to mqtt://127.0.0.1:" + port)).contains("refused", "trying again");
        }
    }

    @Test
    void aBrokerThatRefusesIsAskedAgainUntilItAccepts() {
        AtomicInteger asked = new AtomicInteger();
        StubBroker broker = broker(endpoint -> {
            if (asked.incrementAndGet() < 3) {
                endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
            } else {
                accept(endpoint);
            }
        });
        try (LogLines log = new LogLines()) {
            connected(broker);
            assertThat(log.warnings())
                    .as("the same problem is named once")
                    .singleElement()
                    .asString()
                    .contains("lets nobody in without a user name");
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aPasswordThatIsCorrectedLetsTheConnectionIn() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "wrong\n");
        StubBroker broker = broker(endpoint -> {
            if (endpoint.auth().getPassword().equals("right")) {
                accept(endpoint);
            } else {
                endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
            }
        });
        try (LogLines log = new LogLines()) {
            connection(new BrokerAddress(broker.address().url(), "edge-1", password, null, null, null), "edge-1")
                    .start();
            assertThat(log.await("refused user 'edge-1'")).contains(password.toString());
        }
        Files.writeString(password, "right\n");
        assertThat(Await.next(changes)).isTrue();
    }

    @Test
    void aSubscriptionIsMadeWhetherItIsWantedBeforeOrAfterTheConnect() {
        BlockingQueue<String> filters = new LinkedBlockingQueue<>();
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            endpoint.subscribeHandler(subscribe ->
                    subscribe.topicSubscriptions().forEach(subscription -> filters.add(subscription.topicName())));
            endpoint.unsubscribeHandler(unsubscribe -> filters.add("not " + unsubscribe.topics()));
        });
        MqttConnection connection = connection(broker.address(), "edge-1");
        connection.subscribe("$share/g/early", "early", MqttQoS.AT_LEAST_ONCE, (_, _) -> {});
        connection.start();
        assertThat(Await.next(filters)).isEqualTo("$share/g/early");
        connection.subscribe("late", "late", MqttQoS.AT_MOST_ONCE, (_, _) -> {});
        assertThat(Await.next(filters)).isEqualTo("late");
        connection.unsubscribe("$share/g/early");
        connection.unsubscribe("early");
        assertThat(Await.next(filters)).isEqualTo("not [$share/g/early]");

        Await.next(endpoints).close();

        assertThat(Await.next(filters)).as("after the reconnect").isEqualTo("late");
    }

    @Test
    void aSubscriptionThatTheBrokerRefusesIsNamedInTheLogAndInTheState() {
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            endpoint.subscribeHandler(
                    subscribe -> endpoint.subscribeAcknowledge(subscribe.messageId(), List.of(MqttQoS.FAILURE)));
        });
        try (LogLines log = new LogLines()) {
            MqttConnection connection = connected(broker);
            connection.subscribe("beats/#", "beats/", MqttQoS.AT_MOST_ONCE, (_, _) -> {});
            assertThat(log.await("refused the subscription to beats/#")).contains("correct its ACL");
            assertThat(connection.description()).contains("refused the subscription to beats/#");
            assertThat(connection.connected()).isTrue();
        }
    }

    @Test
    void aMessageGoesToTheSubscriptionsOfItsTopicAndOneThatThrowsHarmsNoOther() {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        StubBroker broker = broker(this::accept);
        MqttConnection connection = connected(broker);
        connection.subscribe("a", "a", MqttQoS.AT_MOST_ONCE, (topic, payload) -> received.add(topic + "=" + payload));
        connection.subscribe(
                "a/+", "a/", MqttQoS.AT_MOST_ONCE, (topic, payload) -> received.add(topic + "=" + payload));
        connection.subscribe("b", "b", MqttQoS.AT_MOST_ONCE, (_, _) -> {
            throw new IllegalStateException("a receiver's own problem");
        });
        MqttEndpoint endpoint = Await.next(endpoints);
        for (String topic : List.of("b", "a", "a/1", "ab", "c")) {
            endpoint.publish(topic, Buffer.buffer("1"), MqttQoS.AT_MOST_ONCE, false, false);
        }
        endpoint.publish("a", Buffer.buffer("last"), MqttQoS.AT_MOST_ONCE, false, false);
        assertThat(List.of(Await.next(received), Await.next(received), Await.next(received)))
                .containsExactly("a=1", "a/1=1", "a=last");
    }

    @Test
    void aPublishCompletesWhenTheBrokerAcknowledgesIt() {
        BlockingQueue<Integer> packets = new LinkedBlockingQueue<>();
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            endpoint.publishAutoAck(false);
            endpoint.publishHandler(message -> packets.add(message.messageId()));
        });
        MqttConnection connection = connected(broker);
        CompletableFuture<Void> first = connection.publish("a", SMALL, MqttQoS.AT_LEAST_ONCE);
        CompletableFuture<Void> second = connection.publish("a", SMALL, MqttQoS.AT_LEAST_ONCE);
        int firstPacket = Await.next(packets);
        int secondPacket = Await.next(packets);
        MqttEndpoint endpoint = Await.next(endpoints);

        endpoint.publishAcknowledge(secondPacket);

        Await.done(second);
        assertThat(first).isNotDone();
        endpoint.publishAcknowledge(firstPacket);
        Await.done(first);
    }

    @Test
    void whatIsUnderWayWhenTheConnectionBreaksFailsAndTheConnectionComesBack() {
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            endpoint.publishAutoAck(false);
            endpoint.publishHandler(_ -> endpoint.close());
        });
        MqttConnection connection = connected(broker);

        CompletableFuture<Void> sent = connection.publish("a", SMALL, MqttQoS.AT_LEAST_ONCE);

        assertFailed(sent, "broke: the broker closed the connection");
        assertThat(Await.next(changes)).isFalse();
        assertThat(Await.next(changes)).isTrue();
        assertThat(broker.clients()).containsExactly("edge-1", "edge-1");
    }

    @Test
    void noPublishHangsWhileConnectionsBreakAndComeBack() throws Exception {
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            AtomicInteger count = new AtomicInteger();
            endpoint.publishHandler(_ -> {
                if (count.incrementAndGet() == 20) {
                    endpoint.close();
                }
            });
        });
        MqttConnection connection = connected(broker);
        Queue<CompletableFuture<Void>> sent = new ConcurrentLinkedQueue<>();
        CountDownLatch breaks = new CountDownLatch(3);
        Thread.ofVirtual().start(() -> {
            while (breaks.getCount() > 0) {
                if (!Await.next(changes)) {
                    breaks.countDown();
                }
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 20; thread++) {
                threads.execute(() -> {
                    while (breaks.getCount() > 0) {
                        CompletableFuture<Void> one = connection.publish("a", SMALL, MqttQoS.AT_LEAST_ONCE);
                        sent.add(one);
                        Await.done(one.exceptionally(_ -> null));
                        if (one.isCompletedExceptionally()) {
                            LockSupport.parkNanos(1_000_000);
                        }
                    }
                });
            }
        }
        assertThat(sent).allMatch(CompletableFuture::isDone);
        assertThat(sent).anyMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(sent).anyMatch(one -> !one.isCompletedExceptionally());
    }

    @Test
    void manyThreadsMayPublishAtOnce() throws Exception {
        Set<String> received = ConcurrentHashMap.newKeySet();
        AtomicInteger messages = new AtomicInteger();
        StubBroker broker = broker(endpoint -> {
            accept(endpoint);
            endpoint.publishHandler(message -> {
                messages.incrementAndGet();
                received.add(message.payload().toString());
            });
        });
        MqttConnection connection = connected(broker);
        Queue<CompletableFuture<Void>> sent = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                Buffer payload = Buffer.buffer("message " + i);
                threads.execute(() -> sent.add(connection.publish("a", payload, MqttQoS.AT_LEAST_ONCE)));
            }
        }
        Await.done(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
        assertThat(messages).hasValue(2_000);
        assertThat(received)
                .isEqualTo(Set.copyOf(
                        IntStream.range(0, 2_000).mapToObj(i -> "message " + i).toList()));
    }

    @Test
    void whatABrokerDoesNotReadIsRefusedBeforeItFillsTheMemory() {
        BlockingQueue<NetSocket> sockets = new LinkedBlockingQueue<>();
        NetServer deaf = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(_ -> {
                    socket.write(Buffer.buffer(new byte[] {0x20, 2, 0, 0}));
                    socket.pause();
                    sockets.add(socket);
                }));
        Await.done(deaf.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        MqttConnection connection =
                connection(BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + deaf.actualPort())), "edge-1");
        connection.start();
        assertThat(Await.next(changes)).isTrue();
        Buffer large = Buffer.buffer(new byte[256 << 10]);

        List<CompletableFuture<Void>> sent = new ArrayList<>();
        Await.until("a publish that is refused", () -> {
            sent.add(connection.publish("a", large, MqttQoS.AT_MOST_ONCE));
            return sent.getLast().isCompletedExceptionally();
        });

        assertFailed(sent.getLast(), "too slow");
        assertThat(sent.stream()
                        .filter(one -> !one.isDone())
                        .mapToLong(_ -> large.length())
                        .sum())
                .as("bytes that wait")
                .isLessThanOrEqualTo((1 << 20) + large.length());
        assertThat(connection.connected()).isTrue();
        Await.next(sockets).close();
        sent.forEach(one -> assertThat(one.exceptionally(_ -> null)).succeedsWithin(Duration.ofMinutes(1)));
    }

    @Test
    void aConnectionThatIsClosedWhileTheBrokerKeepsItWaitingDoesNotComeBack() throws Exception {
        BlockingQueue<NetSocket> accepted = new LinkedBlockingQueue<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        NetServer silent = vertx.createNetServer().connectHandler(socket -> {
            accepted.add(socket);
            socket.closeHandler(_ -> closed.complete(null));
        });
        Await.done(silent.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        MqttConnection waiting =
                connection(BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + silent.actualPort())), "edge-1");
        waiting.start();
        Await.next(accepted);

        waiting.close();

        Await.done(closed);
        awaitSomeReconnectsOfAnother();
        assertThat(accepted).isEmpty();
        assertThat(changes).isEmpty();
    }

    @Test
    void aClosedConnectionPublishesNothingAndDoesNotComeBack() {
        StubBroker broker = broker(this::accept);
        MqttConnection connection = connected(broker);

        connection.close();

        assertThat(connection.connected()).isFalse();
        assertThat(connection.publish("a", SMALL, MqttQoS.AT_MOST_ONCE)).isCompletedExceptionally();
        assertThat(Await.next(changes)).isFalse();
        awaitSomeReconnectsOfAnother();
        assertThat(broker.clients()).containsExactly("edge-1");
    }

    /** As long as a connection would need for coming back if it wanted to. */
    private void awaitSomeReconnectsOfAnother() {
        StubBroker refusing =
                broker(endpoint -> endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE));
        connection(refusing.address(), "another").start();
        for (int i = 0; i < 3; i++) {
            Await.next(refusing.clients());
        }
    }
}
