package io.skerry.operator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All settings of the operator beside those of Quarkus and its operator SDK. */
@ConfigMapping(prefix = "skerry")
public interface OperatorConfig {

    Operator operator();

    /** How frames travel between the operator and the nodes. */
    @WithDefault("mqtt")
    LinkKind link();

    /** The link through KubeEdge. */
    EventBus eventbus();

    /** The operator itself. */
    interface Operator {

        /** The namespace that it runs in. */
        @WithDefault("default")
        String namespace();

        /** Between two statuses of a service in which nothing is new but numbers. */
        @WithDefault("PT30S")
        Duration countersInterval();
    }

    /** The link through KubeEdge; only used with {@code skerry.link=eventbus}. */
    interface EventBus {

        /** Namespace of KubeEdge's Rules; it must exist. */
        @WithDefault("skerry")
        String namespace();

        /** Cloudcore's router, {@code http://host:9443}. */
        Optional<URI> router();

        /** This operator as cloudcore reaches it, {@code http://skerry-operator.skerry:8080}. */
        Optional<URI> ingest();

        /** The worker of a service as cloudcore reaches it. */
        @WithDefault("http://{service}-cloud.{namespace}:5000")
        String workers();
    }

    /** The broker that edges and cloud share; absent: no node gets a plan this way. */
    Optional<Broker> broker();

    /** A broker and how to be let in. */
    interface Broker {

        /** {@code mqtt://host:1883} or {@code mqtts://host:8883}. */
        URI url();

        Optional<String> username();

        Optional<Path> passwordFile();

        /** PEM file with the authorities that may have signed the broker's certificate; absent: the JDK's. */
        Optional<Path> ca();

        /** PEM file with the client's certificate chain, for mTLS. */
        Optional<Path> certificate();

        /** PEM file (PKCS#8) with the client's key. */
        Optional<Path> key();
    }
}
