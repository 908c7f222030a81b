package io.skerry.link.mqtt;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A broker's address as the MQTT client's options. */
final class BrokerOptions {

    /** A file that the connection needs cannot be read, or is not what it should be. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    // The connection pings by itself, more often than this (Silence).
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int TOPIC_ROOM = 1_024;
    // The client refuses a publish beyond this many unacknowledged ones; the senders' own windows are smaller.
    private static final int IN_FLIGHT = 4_096;

    private BrokerOptions() {}

    static MqttClientOptions of(BrokerAddress broker, String clientId, int maxMessageBytes) throws UnreadableException {
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(clientId)
                .setCleanSession(true)
                .setAutoKeepAlive(false)
                .setKeepAliveInterval(KEEP_ALIVE_SECONDS)
                .setMaxInflightQueue(IN_FLIGHT)
                .setMaxMessageSize(maxMessageBytes + TOPIC_ROOM);
        options.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        options.setTcpNoDelay(true);
        options.setReadIdleTimeout((int) Silence.LONGEST.toSeconds());
        if (broker.username() != null) {
            options.setUsername(broker.username());
        }
        if (broker.passwordFile() != null) {
            options.setPassword(read(broker.passwordFile(), "password file").stripTrailing());
        }
        if (broker.tls()) {
            options.setSsl(true);
            options.setHostnameVerificationAlgorithm("HTTPS");
            if (broker.ca() != null) {
                options.setTrustOptions(new PemTrustOptions().addCertPath(pem(broker.ca(), "authority")));
            }
            if (broker.certificate() != null) {
                options.setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(pem(broker.certificate(), "certificate"))
                        .addKeyPath(pem(broker.key(), "key")));
            }
        }
        return options;
    }

    private static String pem(@Nullable Path file, String what) throws UnreadableException {
        if (!read(file, what).contains("-----BEGIN ")) {
            throw new UnreadableException("the " + what + " '" + file + "' is no PEM file: convert it", null);
        }
        return String.valueOf(file);
    }

    private static String read(@Nullable Path file, String what) throws UnreadableException {
        try {
            return Files.readString(Path.of(String.valueOf(file)));
        } catch (IOException e) {
            throw new UnreadableException(
                    "the " + what + " '" + file + "' cannot be read (" + e.getMessage()
                            + "): mount it, or correct its path",
                    e);
        }
    }
}
