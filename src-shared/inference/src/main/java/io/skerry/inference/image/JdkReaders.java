package io.skerry.inference.image;

import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The JDK's own readers: another one on the class path, with behaviour that nobody tested here, does not take their place. */
final class JdkReaders {

    private JdkReaders() {}

    static ImageReader png() {
        return reader(ImageFormat.PNG);
    }

    static ImageReader jpeg() {
        return reader(ImageFormat.JPEG);
    }

    private static ImageReader reader(ImageFormat format) {
        Iterable<ImageReader> readers = () -> ImageIO.getImageReadersByMIMEType(format.contentType());
        return StreamSupport.stream(readers.spliterator(), false)
                .filter(reader -> reader.getClass().getModule() == ImageIO.class.getModule())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this Java runtime cannot read " + format.contentType()
                        + ": use one with the module java.desktop"));
    }
}
