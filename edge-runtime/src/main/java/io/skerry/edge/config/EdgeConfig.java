package io.skerry.edge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All settings of the process; {@code docs/reference/settings.md} lists them. */
@ConfigMapping(prefix = "skerry")
public interface EdgeConfig {

    /** What this process is. */
    @WithDefault("edge")
    Role role();

    /** This node's name, a DNS label; on Kubernetes the node's own. */
    @WithDefault("edge")
    String node();

    /** Where the spool, the model cache and a plan that came over the link live. */
    @WithDefault("skerry-data")
    Path data();

    /** How frames travel: {@code mqtt} or {@code eventbus}. */
    @WithDefault("mqtt")
    LinkKind link();

    /** The first hop: the broker that edge and cloud share or, for an edge on KubeEdge, the node's own; absent: the edge works alone. */
    Optional<Broker> broker();

    EventBus eventbus();

    Edge edge();

    Worker worker();

    Models models();

    Spool spool();

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

    /** The link through KubeEdge. */
    interface EventBus {

        /** Namespace of KubeEdge's Rules. */
        @WithDefault("skerry")
        String namespace();

        /** Messages a second that an edge sends; KubeEdge lets a node have 30 for everything. */
        @WithDefault("12")
        int pace();

        /** Messages that an edge sends at once after a pause. */
        @WithDefault("24")
        int burst();

        /** A worker's way to the edges: cloudcore's router, {@code http://host:9443}. */
        Optional<URI> router();

        /** A worker's: file with the key that the secrets in the nodes' Rules are derived from. */
        Optional<Path> keyFile();
    }

    /** The edge node. */
    interface Edge {

        /** The node plan's file, read again when it changes; absent: the plan comes over the link. */
        Optional<Path> plan();

        /** The broker for {@code skerry/{namespace}/{service}/infer/{id}}; absent: this way in is closed. */
        Optional<Broker> localBroker();

        /** Requests in work at once, over all ways in; more are refused with 503. */
        @WithDefault("256")
        int maxRequests();
    }

    /** A worker in the cloud. */
    interface Worker {

        /** The service that it works for, {@code namespace/name}. */
        Optional<String> service();

        /** The deep model's address. */
        Optional<URI> model();

        /** Digest that the deep model must have. */
        Optional<String> modelSha256();

        /** Most questions in one call of the model. */
        @WithDefault("16")
        int maxBatch();

        /** Questions that may wait; more are refused at once. */
        @WithDefault("256")
        int queue();

        /** Time between heartbeats. */
        @WithDefault("500ms")
        Duration beat();

        /** Whether the broker has shared subscriptions; if not, a service can have one worker only. */
        @WithDefault("true")
        boolean sharedSubscriptions();

        /** Folder for the samples that edges deliver; absent: this worker takes none. */
        Optional<Path> collect();
    }

    /** Where models may come from. */
    interface Models {

        /** Folders from which {@code file:} models are taken; absent: any folder. */
        Optional<List<Path>> roots();

        /** Threads of a model's session. */
        @WithDefault("1")
        int threads();

        /** Largest model file in bytes. */
        @WithDefault("536870912")
        long maxBytes();

        S3 s3();
    }

    /** The object store for {@code s3:} models. */
    interface S3 {

        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** File with the access key id; absent: {@code AWS_ACCESS_KEY_ID}. */
        Optional<Path> accessKeyFile();

        /** File with the secret key; absent: {@code AWS_SECRET_ACCESS_KEY}. */
        Optional<Path> secretKeyFile();
    }

    /** Hard examples that wait for delivery. */
    interface Spool {

        /** Most bytes on disk. */
        @WithDefault("268435456")
        long maxBytes();

        /** What goes when it is full: {@code drop-oldest}, {@code drop-newest} or {@code stop-mining}. */
        @WithDefault("drop-oldest")
        String whenFull();
    }
}
