package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.FrameError.Code;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Any bytes give a frame or an error, and nothing else. {@code -Dskerry.fuzz.seed} and {@code -Dskerry.fuzz.frames} choose others. */
class FrameFuzzTest {

    private static final long SEED = Long.getLong("skerry.fuzz.seed", 20_261_125);
    private static final int FRAMES = Integer.getInteger("skerry.fuzz.frames", 1_000_000);

    @Test
    void a_damaged_frame_gives_a_frame_or_an_error() {
        FrameMutator mutator = new FrameMutator(random());
        Map<String, Integer> outcomes = new TreeMap<>();

        for (int i = 0; i < FRAMES; i++) {
            byte[] bytes = mutator.next();
            try {
                outcomes.merge(outcome(bytes), 1, Integer::sum);
            } catch (Throwable e) {
                throw new AssertionError("frame " + i + ": " + HexFormat.of().formatHex(bytes), e);
            }
        }

        System.out.printf("fuzz: %,d mutated frames with seed %d: %s%n", FRAMES, SEED, outcomes);
        assertThat(outcomes).as("each outcome is reached").containsKeys("message", "frame that is no message");
        for (Code code : Code.values()) {
            assertThat(outcomes).containsKey(code.name());
        }
    }

    private static String outcome(byte[] bytes) {
        return switch (FrameCodec.decode(bytes, FrameLimits.DEFAULT)) {
            case Decoded.Refused refused -> {
                assertReadable(refused.error());
                yield refused.error().code().name();
            }
            case Decoded.Ok(Frame frame) -> {
                assertThat(FrameCodec.decode(FrameCodec.encode(frame), FrameLimits.DEFAULT))
                        .isEqualTo(new Decoded.Ok(frame));
                yield outcome(frame);
            }
        };
    }

    private static String outcome(Frame frame) {
        return switch (Messages.parse(frame)) {
            case Parsed.Ok(var message) -> {
                Frame again = message.toFrame(frame.header().envelope());
                assertThat(Messages.parse(again)).isEqualTo(new Parsed.Ok(message));
                yield "message";
            }
            case Parsed.Refused(FrameError error) -> {
                assertReadable(error);
                yield "frame that is no message";
            }
        };
    }

    private static void assertReadable(FrameError error) {
        String message = error.message();
        if (message.isBlank() || message.length() > 400 || message.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("the error is not readable: " + error);
        }
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }
}
