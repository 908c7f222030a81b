package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NagleSignatureTest {

    static Stream<Arguments> measurements() {
        return Stream.of(
                Arguments.of("a broker that delays", micros(180, 150, 900), micros(44_100, 44_000, 44_200), true),
                Arguments.of("one that does not", micros(180, 150, 900), micros(300, 280, 310), false),
                Arguments.of("a far one that does not", micros(120_000, 125_000), micros(121_000, 124_000), false),
                Arguments.of("a far one that delays", micros(120_000, 125_000), micros(161_000, 164_000), true),
                Arguments.of("one hiccup", micros(150, 160, 170), micros(44_000, 300, 310), false),
                Arguments.of(
                        "a broker that delays, once not seen",
                        micros(150, 160, 170),
                        micros(44_000, 300, 44_000),
                        true),
                Arguments.of("a slow broker", micros(150), micros(200_000, 210_000), false),
                Arguments.of("nothing measured", micros(), micros(44_000), false),
                Arguments.of("half measured", micros(150), micros(), false));
    }

    private static List<Long> micros(long... values) {
        return LongStream.of(values).map(value -> value * 1_000).boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measurements")
    void theDelayIsTheDifferenceThatNothingElseMakes(String name, List<Long> alone, List<Long> together, boolean seen) {
        assertThat(NagleSignature.seen(alone, together)).isEqualTo(seen);
    }
}
