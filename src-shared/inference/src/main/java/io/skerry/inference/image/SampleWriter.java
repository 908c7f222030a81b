package io.skerry.inference.image;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ImageInput.Colour;
import io.skerry.onnx.ImageInput.Layout;
import java.nio.ByteBuffer;

/** Writes samples in a model's layout, colour order and datatype; for FP32 through one table of 256 numbers per channel. */
final class SampleWriter {

    private static final int LEVELS = 256;

    private final int pixels;
    private final int channels;
    private final boolean planes;
    private final boolean reversed;
    private final boolean floats;
    private final float[] scaled;

    SampleWriter(ImageInput input) {
        this.pixels = input.width() * input.height();
        this.channels = input.channels();
        this.planes = input.layout() == Layout.NCHW;
        this.reversed = input.colour() == Colour.BGR;
        this.floats = input.datatype() == Datatype.FP32;
        this.scaled = new float[channels * LEVELS];
        for (int c = 0; c < channels; c++) {
            for (int level = 0; level < LEVELS; level++) {
                scaled[c * LEVELS + level] = (float)
                        ((level / 255.0 - input.mean().get(c)) / input.std().get(c));
            }
        }
    }

    /**
     * Writes one example.
     *
     * @param samples the pixels, row by row
     * @param stored channels of a pixel in {@code samples}: as many as the model takes, or 1, which is repeated
     * @param offset of the example in {@code target} in bytes
     */
    void write(byte[] samples, int stored, ByteBuffer target, int offset) {
        for (int c = 0; c < channels; c++) {
            int from = stored == 1 ? 0 : reversed ? channels - 1 - c : c;
            int to = planes ? c * pixels : c;
            int step = planes ? 1 : channels;
            if (floats) {
                writeFloats(samples, from, stored, target, offset + to * Float.BYTES, step * Float.BYTES, c * LEVELS);
            } else {
                writeBytes(samples, from, stored, target, offset + to, step);
            }
        }
    }

    private void writeFloats(byte[] samples, int from, int stored, ByteBuffer target, int to, int step, int table) {
        for (int i = 0; i < pixels; i++) {
            target.putFloat(to + i * step, scaled[table + (samples[from + i * stored] & 0xFF)]);
        }
    }

    private void writeBytes(byte[] samples, int from, int stored, ByteBuffer target, int to, int step) {
        for (int i = 0; i < pixels; i++) {
            target.put(to + i * step, samples[from + i * stored]);
        }
    }
}
