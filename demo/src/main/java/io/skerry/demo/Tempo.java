package io.skerry.demo;

import java.time.Duration;

/**
 * What a link can carry.
 *
 * @param rate pictures a second
 * @param warmUp pictures before the clock starts, so that the figures are not those of Java compiling itself
 * @param delivery how long hard examples may be on their way after the last scene
 */
record Tempo(double rate, int warmUp, Duration delivery) {

    /** A broker takes all that a machine can send. In the warm-up the compiler sees every step often, and the budget settles. */
    static final Tempo BROKER = new Tempo(200, 600, Duration.ofSeconds(30));

    /** An edge sends 12 messages a second through KubeEdge: of these pictures it asks about some four, and delivers as many. */
    static final Tempo KUBEEDGE = new Tempo(15, 120, Duration.ofMinutes(2));
}
