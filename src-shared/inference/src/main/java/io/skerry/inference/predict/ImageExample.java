package io.skerry.inference.predict;

import io.skerry.inference.image.ImageDecoder;
import io.skerry.inference.image.ImageHeader;
import io.skerry.inference.image.ImageLimits;
import io.skerry.inference.image.Pixels;
import java.nio.ByteBuffer;

/** A picture in a file format. It is checked when it is made, and decoded only when a model looks at it. */
public final class ImageExample implements Example {

    private final ImageHeader header;
    private final byte[] image;

    private ImageExample(ImageHeader header, byte[] image) {
        this.header = header;
        this.image = image;
    }

    /** As {@link #check(byte[], ImageLimits)} with {@link ImageLimits#OF_THIS_JVM}. */
    public static ImageExample check(byte[] image) {
        return check(image, ImageLimits.OF_THIS_JVM);
    }

    /**
     * Checks a picture: format, size, number of pixels, and that the file is whole.
     *
     * @param image not copied: whoever passes it leaves it alone from then on
     * @throws io.skerry.inference.image.ImageException with what is wrong
     */
    public static ImageExample check(byte[] image, ImageLimits limits) {
        return new ImageExample(ImageHeader.check(image, limits), image);
    }

    /** What the file says of itself. */
    public ImageHeader header() {
        return header;
    }

    Pixels decode(ImageDecoder decoder) {
        return decoder.decode(header, image);
    }

    @Override
    public int byteSize() {
        return image.length;
    }

    @Override
    public String contentType() {
        return header.format().contentType();
    }

    @Override
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(image).asReadOnlyBuffer();
    }
}
