package io.skerry.edge.link.eventbus;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.link.LinkException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node sends, at its pace. KubeEdge lets each node have 30 messages a second for everything, its own leases too. A question goes at
 * once or not at all. What may wait does, behind the announcements: it leaves a reserve of the burst to questions, and has a third of the pace
 * however many questions there are.
 */
final class Uplink {

    private static final int MOST_WAITING = 64;
    private static final int SHARE = 3;

    /** A message for the node's broker. */
    record Message(String topic, Buffer text, MqttQoS qos) {}

    /** The way to the node's broker; as {@link io.skerry.link.mqtt.MqttConnection#publish}. */
    @FunctionalInterface
    interface Publisher {
        CompletableFuture<Void> publish(Message message);
    }

    /** What the node says of its own accord. */
    interface Announcer {

        /** Nanoseconds until there is something to say, 0 or less if there is; {@link Long#MAX_VALUE}: never. */
        long nanosToNext();

        /** What there is to say now; empty: nothing any more. */
        Optional<Message> next();
    }

    private record Waiting(Message message, CompletableFuture<Void> sent) {}

    private final TokenBucket pace;
    private final int reserve;
    private final Publisher publisher;
    private final Announcer announcer;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;

    // In tasks of the timer only.
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean connected;
    private long owedAt;
    private @Nullable Future<?> next;

    /**
     * Makes an uplink that is not connected.
     *
     * @param reserve tokens of the pace that stay for questions
     * @param timer runs one task at a time
     * @param nanoTime a monotonic clock
     */
    Uplink(
            TokenBucket pace,
            int reserve,
            Publisher publisher,
            Announcer announcer,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        this.pace = pace;
        this.reserve = reserve;
        this.publisher = publisher;
        this.announcer = announcer;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.owedAt = nanoTime.getAsLong();
    }

    /** Sends now, or fails with a {@link LinkException} now. */
    CompletableFuture<Void> sendNow(Message message) {
        return pace.take()
                ? publisher.publish(message)
                : CompletableFuture.failedFuture(new LinkException(
                        "the node has sent all that its pace allows: KubeEdge's tunnel is for others, too"));
    }

    /** Sends when the pace allows it; fails with a {@link LinkException} if too much waits already, or the connection is gone. */
    CompletableFuture<Void> send(Message message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        run(() -> {
            if (!connected) {
                sent.completeExceptionally(new LinkException("there is no connection to the node's broker"));
            } else if (waiting.size() >= MOST_WAITING) {
                sent.completeExceptionally(
                        new LinkException(MOST_WAITING + " messages wait for the node's pace already"));
            } else {
                waiting.add(new Waiting(message, sent));
            }
        });
        return sent;
    }

    /** Says whether there is a connection. */
    void connected(boolean now) {
        run(() -> {
            connected = now;
            if (!now) {
                List<Waiting> lost = new ArrayList<>(waiting);
                waiting.clear();
                lost.forEach(each -> each.sent()
                        .completeExceptionally(new LinkException("the connection to the node's broker broke")));
            }
        });
    }

    /** There may be something to say. */
    void look() {
        run(() -> {});
    }

    private void run(Runnable task) {
        try {
            timer.execute(() -> {
                task.run();
                sendAllowed();
            });
        } catch (RejectedExecutionException e) {
            // The program ends: nothing is sent any more.
        }
    }

    private void sendAllowed() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (!connected) {
            return;
        }
        while (announcer.nanosToNext() <= 0 || !waiting.isEmpty()) {
            long wait = nanosToTurn();
            if (wait > 0 || !pace.take()) {
                next = timer.schedule(this::sendAllowed, Math.max(wait, 1), TimeUnit.NANOSECONDS);
                return;
            }
            owedAt = nanoTime.getAsLong() + SHARE * pace.nanosPerToken();
            sendOne();
        }
        long wait = announcer.nanosToNext();
        if (wait < Long.MAX_VALUE) {
            next = timer.schedule(this::sendAllowed, wait, TimeUnit.NANOSECONDS);
        }
    }

    /** Nanoseconds until something that waits may go: the reserve is full, or it is owed one. */
    private long nanosToTurn() {
        long owed = Math.max(pace.nanosUntil(1), owedAt - nanoTime.getAsLong());
        return Math.min(pace.nanosUntil(reserve + 1), owed);
    }

    private void sendOne() {
        Optional<Message> announcement = announcer.next();
        if (announcement.isPresent()) {
            var _ = publisher.publish(announcement.get());
            return;
        }
        Waiting first = waiting.poll();
        if (first != null) {
            var _ = publisher.publish(first.message()).whenComplete((_, problem) -> {
                if (problem == null) {
                    first.sent().complete(null);
                } else {
                    first.sent().completeExceptionally(problem);
                }
            });
        }
    }
}
