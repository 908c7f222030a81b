package io.skerry.onnx;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an image becomes a model's input tensor. For {@link Datatype#FP32}: {@code x = (pixel / 255 − mean) / std} for each channel; for
 * {@link Datatype#UINT8}: the pixel itself.
 *
 * @param name of the graph's input
 * @param layout order of the dimensions
 * @param datatype FP32 or UINT8
 * @param height in pixels
 * @param width in pixels
 * @param channels 1 for grey, 3 for colour
 * @param colour what the channels are, in their order
 * @param mean by channel; zeros if left out
 * @param std by channel; ones if left out
 */
public record ImageInput(
        String name,
        Layout layout,
        Datatype datatype,
        int height,
        int width,
        int channels,
        Colour colour,
        List<Double> mean,
        List<Double> std)
        implements ModelInput {

    /** No model here sees a larger picture. */
    public static final int MAX_SIDE = 4096;

    /** Order of the dimensions: N examples, C channels, H rows, W columns. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** What the channels are. */
    public enum Colour {
        @JsonProperty("grey")
        GREY(1),
        @JsonProperty("rgb")
        RGB(3),
        @JsonProperty("bgr")
        BGR(3);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }
    }

    public ImageInput {
        ManifestCheck.that(name != null && !name.isEmpty(), "input.name", "is missing");
        ManifestCheck.present(layout, "input.layout");
        ManifestCheck.present(colour, "input.colour");
        ManifestCheck.that(
                datatype == Datatype.FP32 || datatype == Datatype.UINT8,
                "input.datatype",
                "is " + datatype + ", must be FP32 or UINT8");
        ManifestCheck.that(height > 0 && height <= MAX_SIDE, "input.height", "is " + height + ", must be 1 to 4096");
        ManifestCheck.that(width > 0 && width <= MAX_SIDE, "input.width", "is " + width + ", must be 1 to 4096");
        ManifestCheck.that(
                channels == colour.channels,
                "input.channels",
                "is " + channels + ", but colour '" + colour.name().toLowerCase(Locale.ROOT) + "' has "
                        + colour.channels);
        boolean scaled = mean != null || std != null;
        ManifestCheck.that(
                !scaled || datatype == Datatype.FP32, "input.mean", "and std must be left out: UINT8 takes the pixels");
        mean = perChannel(mean, channels, 0, "input.mean");
        std = perChannel(std, channels, 1, "input.std");
        ManifestCheck.that(std.stream().allMatch(value -> value > 0), "input.std", "must be above 0");
    }

    private static List<Double> perChannel(@Nullable List<Double> values, int channels, double fallback, String field) {
        if (values == null) {
            return Collections.nCopies(channels, fallback);
        }
        ManifestCheck.that(
                values.size() == channels && values.stream().allMatch(value -> value != null && Double.isFinite(value)),
                field,
                "must have " + channels + " finite numbers, one for each channel");
        return List.copyOf(values);
    }

    @Override
    public List<Long> shape() {
        return switch (layout) {
            case NCHW -> List.of(-1L, (long) channels, (long) height, (long) width);
            case NHWC -> List.of(-1L, (long) height, (long) width, (long) channels);
        };
    }
}
