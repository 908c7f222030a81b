package io.skerry.training.model;

import io.skerry.onnx.graph.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a new classifier looks like. */
public sealed interface Architecture {

    /** How they are written, for messages and help. */
    String FORMS =
            "mlp:UNITS,… (layers of units, as in mlp:200,200), cnn (two convolutions of 32 and 64 channels, 512 units: McMahan et"
                    + " al., 2017) and cnn:CHANNELS,… (convolutions of 3×3, each second one halves the size)";

    /**
     * Builds the model, with parameters that are drawn at random.
     *
     * @param shape of one example
     * @param classes how many there are
     */
    OnnxGraph build(List<Long> shape, int classes, RandomGenerator random);

    /**
     * Reads one of {@link #FORMS}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Architecture parse(String text) {
        String[] parts = text.split(":", 2);
        List<Integer> sizes = parts.length < 2 ? List.of() : sizes(text, parts[1]);
        return switch (parts[0]) {
            case "mlp" -> new Perceptron(sizes);
            case "cnn" -> sizes.isEmpty() ? new McMahan() : new Convolutions(sizes);
            default -> throw unknown(text);
        };
    }

    private static List<Integer> sizes(String text, String list) {
        try {
            List<Integer> sizes =
                    Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
            if (sizes.stream().allMatch(size -> size >= 1 && size <= 1 << 16)) {
                return sizes;
            }
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is no architecture: there are " + FORMS);
    }

    /** Fully connected layers. */
    record Perceptron(List<Integer> hidden) implements Architecture {

        public Perceptron {
            hidden = List.copyOf(hidden);
        }

        @Override
        public OnnxGraph build(List<Long> shape, int classes, RandomGenerator random) {
            Layers layers = new Layers(shape, random).flatten();
            hidden.forEach(units -> layers.dense(units).relu());
            return layers.dense(classes).finish();
        }
    }

    /** The CNN of McMahan et al., 2017: two convolutions of 5×5, each with pooling, and a layer of 512 units. */
    record McMahan() implements Architecture {

        @Override
        public OnnxGraph build(List<Long> shape, int classes, RandomGenerator random) {
            requireImages(shape);
            return new Layers(shape, random)
                    .convolution(32, 5, 1)
                    .relu()
                    .maxPool()
                    .convolution(64, 5, 1)
                    .relu()
                    .maxPool()
                    .flatten()
                    .dense(512)
                    .relu()
                    .dense(classes)
                    .finish();
        }
    }

    /** Convolutions of 3×3, each second one with stride 2, and the mean over the image. */
    record Convolutions(List<Integer> channels) implements Architecture {

        public Convolutions {
            channels = List.copyOf(channels);
        }

        @Override
        public OnnxGraph build(List<Long> shape, int classes, RandomGenerator random) {
            requireImages(shape);
            Layers layers = new Layers(shape, random);
            for (int i = 0; i < channels.size(); i++) {
                layers.convolution(channels.get(i), 3, i % 2 == 0 ? 1 : 2).relu();
            }
            return layers.globalAveragePool().flatten().dense(classes).finish();
        }
    }

    private static void requireImages(List<Long> shape) {
        if (shape.size() != 3) {
            throw new IllegalArgumentException(
                    "a cnn takes images [channels, height, width], the examples are " + shape + ": take an mlp");
        }
    }
}
