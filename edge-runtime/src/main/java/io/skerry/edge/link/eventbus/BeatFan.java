package io.skerry.edge.link.eventbus;

import io.skerry.link.eventbus.FrameText;
import io.skerry.link.eventbus.RouterAnswer;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.wire.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Heartbeats of one kind, to all nodes that follow; the router knows no broadcast. Thread-safe. */
final class BeatFan {

    /** How often a node has a heartbeat. */
    static final Duration PERIOD = Duration.ofSeconds(2);
    /** A timer is late or early by some milliseconds: the beat before must not stand in the way of this one. */
    private static final Duration SLACK = Duration.ofMillis(200);

    private static final int AT_ONCE = 16;
    /** The router looks for an absent node for two seconds: these must not hold up the others. */
    private static final int ABSENT_AT_ONCE = 4;

    private record Last(Frame frame, long at) {}

    private final RouterClient router;
    private final String topic;
    private final LongSupplier nanoTime;
    private final Followers followers;
    private final Semaphore absent = new Semaphore(ABSENT_AT_ONCE);
    private volatile @Nullable Last last;

    BeatFan(RouterClient router, String topic, LongSupplier nanoTime) {
        this.router = router;
        this.topic = topic;
        this.nanoTime = nanoTime;
        this.followers = new Followers(PERIOD.minus(SLACK), nanoTime);
    }

    /** A node announced itself; one that is new has the current heartbeat at once. */
    void announced(String node, Duration period) {
        followers.announced(node, period);
        Last now = last;
        if (now != null && nanoTime.getAsLong() - now.at < PERIOD.toNanos()) {
            var _ = sendPresent(FrameText.encode(now.frame));
        }
    }

    /** Sends a heartbeat to the nodes that did not have one lately; completes when the router has taken, or refused, all. */
    CompletableFuture<Void> beat(Frame frame) {
        last = new Last(frame, nanoTime.getAsLong());
        byte[] text = FrameText.encode(frame);
        tryAbsent(text);
        return sendPresent(text);
    }

    private CompletableFuture<Void> sendPresent(byte[] text) {
        Queue<String> due = new ConcurrentLinkedQueue<>(followers.due());
        return CompletableFuture.allOf(IntStream.range(0, Math.min(AT_ONCE, due.size()))
                .mapToObj(_ -> sendNext(text, due))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> sendNext(byte[] text, Queue<String> due) {
        String node = due.poll();
        return node == null
                ? CompletableFuture.completedFuture(null)
                : router.post(node, topic, text).thenCompose(answer -> {
                    if (answer instanceof RouterAnswer.NodeAway) {
                        followers.away(node);
                    }
                    return sendNext(text, due);
                });
    }

    private void tryAbsent(byte[] text) {
        while (absent.tryAcquire()) {
            Optional<String> node = followers.absentDue();
            if (node.isEmpty()) {
                absent.release();
                return;
            }
            var _ = router.post(node.get(), topic, text).thenAccept(answer -> {
                absent.release();
                if (answer instanceof RouterAnswer.Delivered) {
                    followers.reached(node.get());
                }
            });
        }
    }
}
