package io.skerry.edge.ingress.rest;

import io.skerry.edge.ingress.RefusedException;
import io.skerry.inference.image.ImageLimits;
import java.io.IOException;
import java.io.InputStream;

/** A request's body, read up to the limit and no further. */
final class Body {

    static final int MAX_BYTES = ImageLimits.DEFAULT.maxBytes();

    private Body() {}

    /**
     * Reads a body whose size nobody declared, or that may have more than was declared.
     *
     * @throws RefusedException with 413 if it is too large, with 400 if it ends before its end
     */
    static byte[] read(InputStream in) {
        byte[] body;
        try {
            body = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new RefusedException(400, "the body ended early: " + e.getMessage(), e);
        }
        if (body.length > MAX_BYTES) {
            throw new RefusedException(413, tooLarge("more than " + MAX_BYTES));
        }
        return body;
    }

    static String tooLarge(String bytes) {
        return "the body has " + bytes + " bytes, at most " + MAX_BYTES
                + " are taken: send a smaller image or fewer tensors";
    }
}
