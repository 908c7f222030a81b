package io.skerry.demo;

import io.skerry.demo.cluster.ServiceView;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Plays the three scenes: lets the camera run and cuts the link in the middle. */
final class Director {

    private final Venue venue;
    private final Supplier<ServiceView> service;
    private final Screen screen;
    private final Scoreboard board;
    private final Duration duration;
    private final AtomicReference<Scene> scene = new AtomicReference<>(Scene.NORMAL);
    private volatile long linkBackAt;

    /**
     * @param service what the cluster says of the service now
     */
    Director(Venue venue, Supplier<ServiceView> service, Screen screen, Scoreboard board, Duration duration) {
        this.venue = venue;
        this.service = service;
        this.screen = screen;
        this.board = board;
        this.duration = duration;
    }

    /** {@link System#nanoTime()} when the link was there again. */
    long linkBackAt() {
        return linkBackAt;
    }

    /** Plays all scenes, with the camera beside. */
    void play(Camera camera) throws IOException, InterruptedException {
        AtomicBoolean playing = new AtomicBoolean(true);
        Thread shooting = Thread.ofPlatform().name("camera").start(() -> camera.run(playing::get, scene::get));
        try {
            for (Scene next : Scene.values()) {
                enter(next);
                hold(Duration.ofMillis((long) (duration.toMillis() * next.share())));
            }
        } finally {
            playing.set(false);
            shooting.join();
        }
        screen.show(Scene.LINK_BACK, Duration.ZERO, board, service.get());
    }

    private void enter(Scene next) throws IOException, InterruptedException {
        screen.enter(next);
        switch (next) {
            case NORMAL -> {}
            case LINK_CUT -> venue.cutLink();
            case LINK_BACK -> {
                venue.restoreLink();
                linkBackAt = System.nanoTime();
            }
        }
        scene.set(next);
    }

    private void hold(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(Math.min(left, screen.pace().toNanos())));
            screen.show(scene.get(), Duration.ofNanos(Math.max(0, end - System.nanoTime())), board, service.get());
        }
    }
}
