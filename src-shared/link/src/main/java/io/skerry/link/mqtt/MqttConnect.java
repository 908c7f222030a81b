package io.skerry.link.mqtt;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttConnAckMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One attempt to connect, with an end: the client itself would wait for the broker's answer for ever. Runs on one event loop. */
final class MqttConnect {

    private static final Logger LOG = Logger.getLogger(MqttConnect.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final BrokerAddress broker;
    private @Nullable MqttClient client;
    private @Nullable Throwable problem;

    MqttConnect(Vertx vertx, BrokerAddress broker) {
        this.vertx = vertx;
        this.broker = broker;
    }

    /** Starts; in the end one of the two is called once: with the connected client, or with what went wrong and what to do. */
    void start(String clientId, int maxMessageBytes, Consumer<MqttClient> connected, Consumer<String> failed) {
        MqttClient attempt;
        try {
            attempt = MqttClient.create(vertx, BrokerOptions.of(broker, clientId, maxMessageBytes));
        } catch (BrokerOptions.UnreadableException e) {
            failed.accept(String.valueOf(e.getMessage()));
            return;
        }
        client = attempt;
        attempt.exceptionHandler(e -> problem = e);
        long limit = vertx.setTimer(
                PATIENCE.toMillis(), _ -> cancel("the broker did not answer within " + PATIENCE.toSeconds() + " s"));
        attempt.connect(broker.port(), broker.host()).onComplete(result -> {
            vertx.cancelTimer(limit);
            if (result.succeeded() && attempt.isConnected()) {
                connected.accept(attempt);
            } else {
                failed.accept(ConnectProblem.explain(broker, cause(result)));
            }
        });
    }

    private Throwable cause(AsyncResult<MqttConnAckMessage> result) {
        if (problem != null) {
            return problem;
        }
        return result.failed() ? result.cause() : new IOException(ConnectProblem.CLOSED);
    }

    /** Gives up; the attempt fails with this reason. */
    void cancel(String reason) {
        if (client != null) {
            problem = new TimeoutException(reason);
            client.disconnect().onFailure(e -> LOG.debugf("disconnect: %s", e.getMessage()));
        }
    }
}
