package io.skerry.onnx;

import java.util.regex.Pattern;

/** What to call a model that nobody named: as its folder, or as its {@code .onnx} file if that has a name of its own. */
final class ModelName {

    private static final int MAX_LENGTH = 100;
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_.-]+");
    private static final Pattern NOT_FIRST = Pattern.compile("^[^A-Za-z0-9]+");

    private ModelName() {}

    /**
     * A name as a manifest may have it.
     *
     * @param path of the folder or file, with slashes
     */
    static String of(String path) {
        String last = lastOf(path);
        String named = last.equals(ModelArtefact.MODEL_FILE)
                ? lastOf(path.substring(0, path.lastIndexOf(last)))
                : last.replaceFirst("\\.onnx$", "");
        String plain = NOT_FIRST.matcher(OTHER.matcher(named).replaceAll("-")).replaceFirst("");
        return plain.isEmpty() ? "model" : plain.substring(0, Math.min(plain.length(), MAX_LENGTH));
    }

    private static String lastOf(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
