package io.skerry.edge.config;

/** What this process is. */
public enum Role {
    /** The runtime on an edge node. */
    EDGE,
    /** A deep model in the cloud. */
    DEEP,
    /** A collector of hard examples in the cloud. */
    COLLECT
}
