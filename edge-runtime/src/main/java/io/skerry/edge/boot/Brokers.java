package io.skerry.edge.boot;

import io.skerry.edge.config.EdgeConfig;
import io.skerry.link.mqtt.BrokerAddress;

/** Brokers from the settings. */
final class Brokers {

    private Brokers() {}

    static BrokerAddress address(EdgeConfig.Broker broker) {
        return new BrokerAddress(
                broker.url(),
                broker.username().orElse(null),
                broker.passwordFile().orElse(null),
                broker.ca().orElse(null),
                broker.certificate().orElse(null),
                broker.key().orElse(null));
    }
}
