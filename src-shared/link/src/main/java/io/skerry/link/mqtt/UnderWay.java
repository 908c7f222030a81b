package io.skerry.link.mqtt;

import io.skerry.link.LinkException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The messages under way on one connection: not written to the socket yet, or not acknowledged by the broker. When the connection
 * breaks all of them fail, whatever they wait for. For one thread.
 */
final class UnderWay {

    /** One message. */
    static final class Message {

        private final CompletableFuture<Void> sent;
        private final int size;

        private Message(CompletableFuture<Void> sent, int size) {
            this.sent = sent;
            this.size = size;
        }
    }

    private final Set<Message> messages = new HashSet<>();
    private final Map<Integer, Message> unacknowledged = new HashMap<>();
    private final Set<Integer> early = new HashSet<>();
    private long bytes;

    /** A message sets out; {@code sent} completes when it is through. */
    Message begin(CompletableFuture<Void> sent, int size) {
        Message message = new Message(sent, size);
        messages.add(message);
        bytes += size;
        return message;
    }

    /** The message is through. */
    void through(Message message) {
        if (end(message)) {
            message.sent.complete(null);
        }
    }

    /** The message cannot be sent. */
    void failed(Message message, LinkException problem) {
        if (end(message)) {
            message.sent.completeExceptionally(problem);
        }
    }

    /** The message is written, and through once the broker acknowledges the packet; that may have been seen already. */
    void awaitAcknowledgement(int packetId, Message message) {
        if (early.remove(packetId)) {
            through(message);
        } else if (messages.contains(message)) {
            unacknowledged.put(packetId, message);
        }
    }

    /** The broker acknowledged a packet. */
    void acknowledged(int packetId) {
        Message message = unacknowledged.remove(packetId);
        if (message == null) {
            early.add(packetId);
        } else {
            through(message);
        }
    }

    /** The connection broke. */
    void abandon(LinkException problem) {
        List.copyOf(messages).forEach(message -> failed(message, problem));
        unacknowledged.clear();
        early.clear();
    }

    /** Bytes of payload under way. */
    long bytes() {
        return bytes;
    }

    private boolean end(Message message) {
        if (!messages.remove(message)) {
            return false;
        }
        bytes -= message.size;
        return true;
    }
}
