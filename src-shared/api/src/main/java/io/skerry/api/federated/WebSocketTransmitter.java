package io.skerry.api.federated;

/** Parameters travel over WebSocket. */
public record WebSocketTransmitter() {}
