package io.skerry.link.mqtt;

import java.time.Duration;

/**
 * How long a broker may be silent before its connection counts as dead, whatever TCP says. Its answer to a ping waits behind what is
 * under way to it, so a large message on a thin link gets more time.
 */
final class Silence {

    /** Time between pings. */
    static final Duration PING = Duration.ofSeconds(5);
    /** Never longer than this: the socket is closed then, also when bytes are stuck in it. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration ALLOWED = PING.multipliedBy(3);
    private static final long THINNEST_BYTES_PER_SECOND = 32 << 10;

    private Silence() {}

    /** The silence that so many bytes under way can explain. */
    static Duration allowed(long bytesUnderWay) {
        Duration allowed = ALLOWED.plusMillis(1_000 * bytesUnderWay / THINNEST_BYTES_PER_SECOND);
        return allowed.compareTo(LONGEST) < 0 ? allowed : LONGEST;
    }
}
