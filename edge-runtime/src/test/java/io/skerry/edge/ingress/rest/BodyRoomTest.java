package io.skerry.edge.ingress.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {

    private static final long MIB = 1 << 20;

    private final BodyRoom room = new BodyRoom(256 * MIB);

    @Test
    void a_quarter_of_the_memory_is_for_bodies() {
        assertThat(room.take(64 * MIB)).isTrue();
        assertThat(room.take(1)).isFalse();
    }

    @Test
    void room_that_was_given_back_is_there_again() {
        room.take(60 * MIB);
        assertThat(room.take(16 * MIB)).isFalse();

        room.giveBack(60 * MIB);

        assertThat(room.take(16 * MIB)).isTrue();
    }

    @Test
    void the_smallest_memory_has_room_for_one_largest_body() {
        assertThat(new BodyRoom(MIB).take(BodyLimit.MAX_BYTES)).isTrue();
    }
}
