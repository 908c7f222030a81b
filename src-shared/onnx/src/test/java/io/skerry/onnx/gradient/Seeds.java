package io.skerry.onnx.gradient;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Where random trials begin: the same in each run. */
final class Seeds {

    private Seeds() {}

    static Stream<Random> twenty() {
        return LongStream.range(0, 20).mapToObj(Random::new);
    }

    /** A number from one to another, both included. */
    static int between(Random random, int least, int most) {
        return random.nextInt(least, most + 1);
    }

    static boolean coin(Random random) {
        return random.nextBoolean();
    }

    /** A shape of some dimensions, each from 1 to 4. */
    static int[] shape(Random random, int rank) {
        return random.ints(rank, 1, 5).toArray();
    }

    /** One that is broadcast to another: dimensions are 1, or missing from the left. */
    static int[] narrower(Random random, int[] shape) {
        int[] narrow = random.nextInt(3) == 0
                ? java.util.Arrays.copyOfRange(shape, random.nextInt(shape.length), shape.length)
                : shape.clone();
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = random.nextInt(3) == 0 ? 1 : narrow[i];
        }
        return narrow;
    }
}
