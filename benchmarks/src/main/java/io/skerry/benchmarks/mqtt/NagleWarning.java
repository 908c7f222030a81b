package io.skerry.benchmarks.mqtt;

import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.edge.link.mqtt.MqttEdgeLink;
import io.skerry.link.FrameDoor;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.wire.FrameLimits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whether the edge says what is wrong when a broker has Mosquitto's default, {@code set_tcp_nodelay false}. */
final class NagleWarning {

    private static final String SETTING = "set_tcp_nodelay";
    private static final long PATIENCE_SECONDS = 10;

    private NagleWarning() {}

    /** Connects an edge to such a broker and counts its warnings that name the setting. */
    static int count(Vertx vertx, Path folder) throws IOException, InterruptedException {
        Semaphore warnings = new Semaphore(0);
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getMessage().contains(SETTING)) {
                    warnings.release();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(MqttEdgeLink.class.getPackageName());
        log.addHandler(handler);
        try (Mosquitto broker = Mosquitto.start(folder, false);
                MqttEdgeLink _ = new MqttEdgeLink(
                        vertx,
                        BrokerAddress.plain(broker.address()),
                        "bench",
                        "probe",
                        new FrameDoor(FrameLimits.DEFAULT, _ -> {}),
                        _ -> {})) {
            return warnings.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 + warnings.availablePermits() : 0;
        } finally {
            log.removeHandler(handler);
        }
    }
}
