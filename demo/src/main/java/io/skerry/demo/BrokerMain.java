package io.skerry.demo;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An MQTT broker as a process of its own, so that it can be killed. Listens on loopback only and keeps nothing. */
public final class BrokerMain {

    // Kept here: a logger that nobody holds forgets its level.
    private static final Logger MOQUETTE = Logger.getLogger("io.moquette");

    private BrokerMain() {}

    public static void main(String... args) throws IOException {
        // The broker logs each message otherwise.
        MOQUETTE.setLevel(Level.WARNING);
        Logger.getLogger("").setLevel(Level.WARNING); // otherwise it logs each message
        Properties settings = new Properties();
        settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        settings.setProperty(IConfig.PORT_PROPERTY_NAME, args[0]);
        settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(16 << 20));
        Server broker = new Server();
        broker.startServer(new MemoryConfig(settings));
        System.out.println("listening on 127.0.0.1:" + args[0]);
    }
}
