package io.skerry.api.plan;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is and what it must be.
 *
 * @param url {@code file:}, {@code http:}, {@code https:} or {@code s3:}; a folder (ends with {@code /} or is one) or a single {@code .onnx} file
 * @param sha256 the digest of {@code model.onnx}, 64 hexadecimal digits; absent: the manifest's own digest is checked alone
 */
public record ModelReference(URI url, @Nullable String sha256) {

    private static final Set<String> SCHEMES = Set.of("file", "http", "https", "s3");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelReference {
        Check.present(url, "model.url", "say where the model is, e.g. file:///models/shallow");
        String scheme = url.getScheme();
        Check.that(
                scheme != null && SCHEMES.contains(scheme),
                "model.url",
                "is '" + url + "', must begin with file:, http:, https: or s3:");
        Check.that(
                sha256 == null || SHA256.matcher(sha256).matches(),
                "model.sha256",
                "is '" + sha256 + "', must be 64 lower-case hexadecimal digits (sha256sum model.onnx)");
    }
}
