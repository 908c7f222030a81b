package io.skerry.edge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.FrameDoor;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameDoorTest {

    private static final Frame BEAT = Frames.beat(Frames.envelopes("cloud"));

    private final List<Frame> received = new ArrayList<>();
    private final List<FrameError> refused = new ArrayList<>();
    private final FrameDoor door = new FrameDoor(FrameLimits.DEFAULT, refused::add);

    @Test
    void aFrameGoesToWhoeverOpenedTheDoor() {
        door.open(received::add);
        door.receive(FrameCodec.encode(BEAT));
        assertThat(received)
                .singleElement()
                .satisfies(frame -> assertThat(frame.header()).isEqualTo(BEAT.header()));
        assertThat(refused).isEmpty();
    }

    @Test
    void aStrangersBytesAreCountedAndTheNextFrameIsTaken() {
        byte[] good = FrameCodec.encode(BEAT);
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        byte[] otherVersion = good.clone();
        otherVersion[3] = 99;
        byte[] damaged = good.clone();
        damaged[good.length - 1] ^= 1;
        List<byte[]> strange = List.of(
                new byte[0],
                "{\"hello\": 1}".getBytes(UTF_8),
                noise,
                otherVersion,
                damaged,
                Arrays.copyOf(good, good.length / 2));
        door.open(received::add);

        strange.forEach(door::receive);
        door.receive(good);

        assertThat(refused).hasSameSizeAs(strange);
        assertThat(refused).extracting(FrameError::code).contains(FrameError.Code.UNKNOWN_VERSION);
        assertThat(received).hasSize(1);
    }

    @Test
    void aFrameBeyondTheLimitIsRefusedForItsSize() {
        FrameDoor narrow = new FrameDoor(new FrameLimits(16, 16), refused::add);
        narrow.open(received::add);
        narrow.receive(FrameCodec.encode(BEAT));
        assertThat(received).isEmpty();
        assertThat(refused).extracting(FrameError::code).containsExactly(FrameError.Code.TOO_LARGE);
    }

    @Test
    void whatComesBeforeTheDoorIsOpenedIsDropped() {
        door.receive(FrameCodec.encode(BEAT));
        door.open(received::add);
        assertThat(received).isEmpty();
        assertThat(refused).isEmpty();
    }
}
