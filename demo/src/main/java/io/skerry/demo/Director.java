package io.skerry.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Plays the three scenes: lets the camera run and cuts the link in the middle. */
final class Director {

    private static final Duration TERMINAL_PERIOD = Duration.ofMillis(250);
    private static final Duration LOG_PERIOD = Duration.ofSeconds(3);

    private final Stage stage;
    private final Screen screen;
    private final Scoreboard board;
    private final Duration duration;
    private final Duration showPeriod;
    private final AtomicReference<Scene> scene = new AtomicReference<>(Scene.NORMAL);
    private volatile long linkBackAt;

    Director(Stage stage, Screen screen, Scoreboard board, Duration duration, boolean terminal) {
        this.stage = stage;
        this.screen = screen;
        this.board = board;
        this.duration = duration;
        this.showPeriod = terminal ? TERMINAL_PERIOD : LOG_PERIOD;
    }

    /** The scene that is playing. */
    Scene scene() {
        return scene.get();
    }

    /** {@link System#nanoTime()} when the broker listened again. */
    long linkBackAt() {
        return linkBackAt;
    }

    /** Plays all scenes, with the camera beside. */
    void play(Camera camera) throws IOException, InterruptedException {
        AtomicReference<@Nullable Scene> playing = new AtomicReference<>(Scene.NORMAL);
        Thread shooting =
                Thread.ofPlatform().name("camera").start(() -> camera.run(() -> playing.get() != null, this::scene));
        try {
            for (Scene next : Scene.values()) {
                enter(next);
                hold(Duration.ofMillis((long) (duration.toMillis() * next.share())));
            }
        } finally {
            playing.set(null);
            shooting.join();
        }
        screen.show(Scene.LINK_BACK, board);
    }

    private void enter(Scene next) throws IOException, InterruptedException {
        screen.say("");
        screen.say(next.title() + ": " + next.story());
        switch (next) {
            case NORMAL -> {}
            case LINK_CUT -> stage.cutLink();
            case LINK_BACK -> {
                stage.restoreLink();
                linkBackAt = System.nanoTime();
            }
        }
        scene.set(next);
    }

    private void hold(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(Math.min(left, showPeriod.toNanos())));
            screen.show(scene.get(), board);
        }
    }
}
