package io.skerry.inference.image;

import io.skerry.inference.image.ImageException.Code;

/**
 * What a picture's file says of itself, read without decoding it.
 *
 * @param width as stored, before the orientation is applied
 * @param height as stored, before the orientation is applied
 */
public record ImageHeader(ImageFormat format, int width, int height, Orientation orientation, StoredColours colours) {

    private static final String ACCEPTED = "send a PNG or a JPEG";

    /**
     * Checks a file: format, size, number of pixels, and that it is whole.
     *
     * @throws ImageException with what is wrong
     */
    public static ImageHeader check(byte[] image, ImageLimits limits) {
        if (image.length == 0) {
            throw new ImageException(Code.EMPTY, "the image has no bytes: " + ACCEPTED);
        }
        if (image.length > limits.maxBytes()) {
            throw new ImageException(
                    Code.TOO_LARGE,
                    "the image has " + image.length + " bytes, at most " + limits.maxBytes() + " are accepted");
        }
        ImageHeader header = switch (format(image)) {
            case PNG -> PngFile.header(image);
            case JPEG -> JpegFile.header(image);
        };
        long pixels = (long) header.width * header.height;
        if (pixels > limits.maxPixels()) {
            throw new ImageException(
                    Code.TOO_MANY_PIXELS,
                    "the image has " + header.width + "×" + header.height + " pixels, at most " + limits.maxPixels()
                            + " are accepted here: scale it down, or give the program more memory");
        }
        return header;
    }

    private static ImageFormat format(byte[] image) {
        for (ImageFormat format : ImageFormat.values()) {
            if (format.begins(image)) {
                return format;
            }
        }
        throw new ImageException(
                Code.UNSUPPORTED, "the image is neither a PNG nor a JPEG, whatever its name says: " + ACCEPTED);
    }
}
