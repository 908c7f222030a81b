package io.skerry.link.mqtt;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** The broker's side of the protocol, as a test wants it to behave. It routes nothing. */
public final class StubBroker implements AutoCloseable {

    private final MqttServer server;
    private final BlockingQueue<String> clients = new LinkedBlockingQueue<>();

    /**
     * @param behaviour is given each client that wants to connect
     */
    StubBroker(Vertx vertx, Consumer<MqttEndpoint> behaviour) {
        server = MqttServer.create(
                vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0));
        server.endpointHandler(endpoint -> {
            clients.add(endpoint.clientIdentifier());
            behaviour.accept(endpoint);
        });
        Await.done(server.listen().toCompletionStage().toCompletableFuture());
    }

    BrokerAddress address() {
        return BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + server.actualPort()));
    }

    /** The ids of the clients that wanted to connect, one for each time. */
    BlockingQueue<String> clients() {
        return clients;
    }

    @Override
    public void close() {
        Await.done(server.close().toCompletionStage().toCompletableFuture());
    }
}
