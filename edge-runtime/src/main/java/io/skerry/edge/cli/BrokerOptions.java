package io.skerry.edge.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the broker of the link. */
final class BrokerOptions {

    @Option(
            names = "--broker",
            paramLabel = "URL",
            description = "broker shared with the cloud, or with EventBus: mqtt://host:1883, or mqtts://host:8883")
    @Nullable
    URI broker;

    @Option(names = "--broker-username", paramLabel = "NAME", description = "user name at that broker")
    @Nullable
    String username;

    @Option(
            names = "--broker-password-file",
            paramLabel = "FILE",
            description = "file with its password; read at every connect")
    @Nullable
    Path passwordFile;

    @Option(names = "--broker-ca", paramLabel = "PEM", description = "who may have signed the broker's certificate")
    @Nullable
    Path ca;

    @Option(names = "--broker-certificate", paramLabel = "PEM", description = "our certificate, for mTLS")
    @Nullable
    Path certificate;

    @Option(names = "--broker-key", paramLabel = "PEM", description = "its key (PKCS#8)")
    @Nullable
    Path key;

    Settings into(Settings settings) {
        return settings.set("skerry.broker.url", broker)
                .set("skerry.broker.username", username)
                .set("skerry.broker.password-file", passwordFile)
                .set("skerry.broker.ca", ca)
                .set("skerry.broker.certificate", certificate)
                .set("skerry.broker.key", key);
    }
}
