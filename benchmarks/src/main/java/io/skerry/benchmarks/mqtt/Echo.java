package io.skerry.benchmarks.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.MqttConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The link's own MQTT connection, twice: one that asks and one that echoes. */
final class Echo implements AutoCloseable {

    private static final String THERE = "bench/there";
    private static final String BACK = "bench/back";
    private static final int MAX_BYTES = 1 << 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Buffer message;
    private final LinkedBlockingQueue<Buffer> answers = new LinkedBlockingQueue<>();
    private final MqttConnection asking;
    private final MqttConnection echoing;

    private Echo(Vertx vertx, BrokerAddress broker, int bytes) {
        message = Buffer.buffer(new byte[bytes]);
        asking = new MqttConnection(vertx, broker, "bench-asking", MAX_BYTES, _ -> {});
        echoing = new MqttConnection(vertx, broker, "bench-echoing", MAX_BYTES, _ -> {});
        asking.subscribe(BACK, BACK, MqttQoS.AT_LEAST_ONCE, (_, payload) -> answers.offer(payload));
        echoing.subscribe(THERE, THERE, MqttQoS.AT_LEAST_ONCE, (_, payload) -> {
            var _ = echoing.publish(BACK, payload, MqttQoS.AT_LEAST_ONCE);
        });
    }

    /** Connects both and waits for a first echo. */
    static Echo start(Vertx vertx, URI broker, int bytes) throws InterruptedException, TimeoutException {
        Echo echo = new Echo(vertx, BrokerAddress.plain(broker), bytes);
        echo.asking.start();
        echo.echoing.start();
        for (int i = 0; i < 100; i++) {
            var _ = echo.asking.publish(THERE, echo.message, MqttQoS.AT_LEAST_ONCE);
            if (echo.answers.poll(100, TimeUnit.MILLISECONDS) != null) {
                return echo;
            }
        }
        throw new TimeoutException("no echo from the broker " + broker);
    }

    /** There and back. */
    void roundTrip() throws InterruptedException, TimeoutException {
        var _ = asking.publish(THERE, message, MqttQoS.AT_LEAST_ONCE);
        if (answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new TimeoutException("no echo within " + PATIENCE_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        asking.close();
        echoing.close();
    }
}
