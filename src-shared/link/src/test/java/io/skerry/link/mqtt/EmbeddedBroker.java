package io.skerry.link.mqtt;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/** Moquette on a loopback port that stays the same over restarts. It remembers nothing. */
public final class EmbeddedBroker implements AutoCloseable {

    private final int port = Ports.free();
    private final Properties settings = new Properties();
    private Server server;

    public EmbeddedBroker() {
        settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        // Not 0: the server may not be asked for its port while it learns of it itself.
        settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString((16 << 20) + 1_024));
        start();
    }

    public void start() {
        server = new Server();
        try {
            server.startServer(new MemoryConfig(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("the broker does not start", e);
        }
    }

    public void stop() {
        server.stopServer();
    }

    public BrokerAddress address() {
        return BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        stop();
    }
}
