package io.skerry.edge.link.mqtt;

import io.skerry.edge.link.LinkException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The broker's acknowledgements of QoS 1 messages by packet id. The PUBACK may be seen before or after the packet id is known. */
final class Acknowledgements {

    private final Map<Integer, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** The broker acknowledged a packet. */
    void arrived(int packetId) {
        waiting.computeIfAbsent(packetId, _ -> new CompletableFuture<>()).complete(null);
    }

    /** Completes {@code sent} once the packet is acknowledged, or fails it when the connection breaks first. */
    void await(int packetId, CompletableFuture<Void> sent) {
        CompletableFuture<Void> acknowledged = waiting.computeIfAbsent(packetId, _ -> new CompletableFuture<>());
        var _ = acknowledged.whenComplete((_, problem) -> {
            waiting.remove(packetId, acknowledged);
            if (problem == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(problem);
            }
        });
    }

    /** The connection broke: nothing more will be acknowledged on it. */
    void abandon(LinkException problem) {
        waiting.values().forEach(acknowledged -> acknowledged.completeExceptionally(problem));
        waiting.clear();
    }
}
