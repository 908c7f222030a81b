package io.skerry.training.data;

import java.nio.FloatBuffer;
import java.util.List;

/** Noise with a bright spot in one of the four quarters. */
public record Spots(int size, long seed) implements Examples {

    private static final int SIDE = 12;

    @Override
    public List<Long> shape() {
        return List.of(1L, (long) SIDE, (long) SIDE);
    }

    @Override
    public int classes() {
        return 4;
    }

    @Override
    public void write(int example, FloatBuffer into) {
        var random = Shuffle.random(seed, example);
        int row = random.nextInt(5) + (label(example) < 2 ? 0 : 6);
        int column = random.nextInt(5) + (label(example) % 2 == 0 ? 0 : 6);
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean lit = i / SIDE - row >= 0 && i / SIDE - row < 2 && i % SIDE - column >= 0 && i % SIDE - column < 2;
            into.put((float) random.nextGaussian(lit ? 2 : 0, 0.3));
        }
    }

    @Override
    public int label(int example) {
        return example % 4;
    }
}
