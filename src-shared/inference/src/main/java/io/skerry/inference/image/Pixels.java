package io.skerry.inference.image;

/**
 * A decoded picture, 8 bits a sample. The array is not copied: whoever makes this hands it over.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels 1: grey; 3: red, green, blue
 * @param samples row by row, the channels of a pixel side by side
 */
@SuppressWarnings("ArrayRecordComponent") // a picture's bytes; never compared
public record Pixels(int width, int height, int channels, byte[] samples) {

    public Pixels {
        if (samples.length != width * height * channels) {
            throw new IllegalArgumentException(width + "×" + height + " pixels with " + channels + " channels have "
                    + width * height * channels + " samples, found " + samples.length);
        }
    }

    int index(int x, int y) {
        return (y * width + x) * channels;
    }
}
