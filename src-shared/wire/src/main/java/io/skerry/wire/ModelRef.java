package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.util.regex.Pattern;

/**
 * The model that a frame is about.
 *
 * @param name name and version
 * @param sha256 digest of the artefact, 64 lower-case hexadecimal digits
 */
public record ModelRef(String name, String sha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelRef {
        Check.name("model's name", name, Check.MAX_NAME);
        Check.that(
                SHA256.matcher(sha256).matches(),
                Code.INVALID_FIELD,
                () -> "model's sha256 is " + Check.quote(sha256) + ", must be 64 lower-case hexadecimal digits");
    }
}
