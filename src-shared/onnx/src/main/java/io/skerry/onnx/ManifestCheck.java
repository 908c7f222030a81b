package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of a manifest's fields: each failure names the field. */
final class ManifestCheck {

    private ManifestCheck() {}

    static void that(boolean holds, String field, String problem) {
        if (!holds) {
            throw new ModelException(Kind.BAD_MANIFEST, "manifest: " + field + " " + problem);
        }
    }

    static void present(@Nullable Object value, String field) {
        that(value != null, field, "is missing");
    }

    static void matches(Pattern pattern, @Nullable String value, String field, String expected) {
        that(
                value != null && pattern.matcher(value).matches(),
                field,
                (value == null ? "is missing" : "is '" + value + "'") + ", must be " + expected);
    }

    static void share(double value, String field) {
        that(value >= 0 && value <= 1, field, "is " + value + ", must be 0 to 1");
    }
}
