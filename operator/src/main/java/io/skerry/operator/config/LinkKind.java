package io.skerry.operator.config;

/** How frames travel. */
public enum LinkKind {
    /** Over a broker that both sides reach. */
    MQTT,
    /** Through KubeEdge. */
    EVENTBUS
}
