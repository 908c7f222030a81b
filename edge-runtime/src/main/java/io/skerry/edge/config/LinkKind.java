package io.skerry.edge.config;

/** How frames travel between edge and cloud. */
public enum LinkKind {
    /** Over one MQTT broker that both sides reach. */
    MQTT,
    /** Through KubeEdge: the node's own broker, EventBus, cloudcore's router. */
    EVENTBUS
}
