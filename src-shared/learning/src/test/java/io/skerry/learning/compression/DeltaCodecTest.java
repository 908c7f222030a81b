package io.skerry.learning.compression;

import static io.skerry.learning.compression.CompressionPropertyTest.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DeltaCodecTest {

    private static final ParameterLayout SMALL = ParameterLayout.of(ParameterShape.of("w", 300));

    @Property
    void what_is_written_is_read(@ForAll("compressed") CompressedDelta delta) throws Exception {
        assertThat(DeltaCodec.decode(DeltaCodec.encode(delta), LAYOUT)).isEqualTo(delta);
    }

    @Property(tries = 3000)
    void changed_bytes_give_a_difference_that_they_encode_or_an_error(
            @ForAll("compressed") CompressedDelta delta,
            @ForAll @IntRange(min = 1, max = 4) int changes,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = DeltaCodec.encode(delta);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
        }

        assertTotal(bytes);
    }

    @Property
    void any_bytes_give_a_difference_that_they_encode_or_an_error(@ForAll byte[] bytes) {
        assertTotal(bytes);
    }

    /** The head is right, so that what follows it is read. */
    @Property(tries = 3000)
    void any_bytes_behind_a_right_head_give_a_difference_that_they_encode_or_an_error(
            @ForAll @IntRange(min = 0, max = 3) int kind, @ForAll byte[] body) {
        byte[] head = DeltaCodec.encode(Compression.NONE.compress(Parameters.zeros(LAYOUT), new SplittableRandom(1)));
        byte[] bytes = Arrays.copyOf(head, 10 + body.length);
        bytes[1] = (byte) kind;
        System.arraycopy(body, 0, bytes, 10, body.length);

        assertTotal(bytes);
    }

    @Example
    void the_format_of_version_1_is_fixed() {
        CompressedDelta delta = new CompressedDelta(
                SMALL, new Positions.Some(2, 3, 290), new Values.Quantised(new float[] {0.5f}, new byte[] {1, -1, 127
                }));

        String bytes = HexFormat.of().formatHex(DeltaCodec.encode(delta));

        assertThat(bytes).startsWith("0103").endsWith("03" + "0200" + "9e02" + "0000003f" + "01ff7f");
        assertThat(bytes).hasSize(2 * (10 + 1 + 4 + 4 + 3));
    }

    @Example
    void a_hundredth_in_eight_bits_takes_a_fiftieth_of_the_floats() {
        ParameterLayout large = ParameterLayout.of(ParameterShape.of("w", 1000, 1000));
        SplittableRandom random = new SplittableRandom(1);
        Parameters delta = Parameters.generate(large, _ -> random.nextGaussian());

        byte[] bytes = DeltaCodec.encode(new Compression(0.01, Rounding.NEAREST).compress(delta, random));

        assertThat(bytes.length).isLessThan(4 * large.size() / 50);
    }

    @Example
    void what_cannot_be_read_is_explained() {
        byte[] bytes = DeltaCodec.encode(Compression.NONE.compress(Parameters.zeros(SMALL), new SplittableRandom(1)));

        assertRefused(
                with(bytes, 0, 2),
                SMALL,
                "a difference of version 2, but this program knows version 1: update the older side");
        assertRefused(with(bytes, 1, 4), SMALL, "a difference of the unknown kind 4");
        assertRefused(bytes, LAYOUT, "a difference of another model: names or shapes of its parameters differ");
        assertRefused(Arrays.copyOf(bytes, 5), SMALL, "the difference ends early, after 5 bytes");
        assertRefused(
                Arrays.copyOf(bytes, bytes.length + 1), SMALL, "the values should take 1200 bytes, but 1201 are there");
        assertRefused(with(with(bytes, 12, 0x80), 13, 0x7f), SMALL, "value 0 is Infinity");
        byte[] position300 = with(with(with(with(bytes, 1, 1), 10, 1), 11, 0xac), 12, 2);
        assertRefused(position300, SMALL, "position 300 lies outside of a model of 300 elements");
        byte[] longForm = with(with(with(bytes, 1, 1), 10, 0x81), 11, 0);
        assertRefused(longForm, SMALL, "a whole number that is too large or not in its shortest form");
        assertRefused(
                Arrays.copyOf(with(with(bytes, 1, 1), 10, 0x7f), 100),
                SMALL,
                "127 positions announced, more than the model or the bytes have");
    }

    @Provide
    Arbitrary<CompressedDelta> compressed() {
        Arbitrary<Parameters> deltas = Arbitraries.floats()
                .array(float[].class)
                .ofSize(LAYOUT.size())
                .map(values -> Parameters.of(LAYOUT, values));
        Arbitrary<Compression> compressions = Combinators.combine(
                        Arbitraries.of(0.01, 0.2, 0.5, 1.0),
                        Arbitraries.of(Rounding.values()).injectNull(0.4))
                .as(Compression::new);
        return Combinators.combine(deltas, compressions)
                .as((delta, compression) -> compression.compress(delta, new SplittableRandom(1)));
    }

    private static void assertTotal(byte[] bytes) {
        try {
            assertThat(DeltaCodec.encode(DeltaCodec.decode(bytes, LAYOUT))).isEqualTo(bytes);
        } catch (InvalidDeltaException e) {
            assertThat(e).hasMessageMatching("(?s).{10,200}");
        }
    }

    private static void assertRefused(byte[] bytes, ParameterLayout layout, String message) {
        assertThatExceptionOfType(InvalidDeltaException.class)
                .isThrownBy(() -> DeltaCodec.decode(bytes, layout))
                .withMessage(message);
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }
}
