package io.skerry.demo;

import io.skerry.demo.cluster.ServiceView;
import java.time.Duration;

/** Tells the story while it goes on. */
sealed interface Screen permits LiveScreen, PlainScreen {

    /** Says something once. */
    void say(String line);

    /** Shows that something takes a while; called again and again until it is over. */
    void waiting(String what, Duration since);

    /** A scene begins. */
    void enter(Scene scene);

    /**
     * Shows the figures so far.
     *
     * @param now the scene that plays
     * @param left of it
     * @param service what the cluster says
     */
    void show(Scene now, Duration left, Scoreboard board, ServiceView service);

    /** How often {@link #show} is worth it. */
    Duration pace();
}
