package io.skerry.edge.model.cache;

import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.onnx.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an artefact with their SHA-256, as {@code sha256sum} writes them: {@code sha256sum -c SHA256SUMS} checks a
 * cached artefact by hand.
 */
record Checksums(SortedMap<String, String> digests) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9_.-]{0,99})");

    byte[] text() {
        StringBuilder text = new StringBuilder();
        digests.forEach(
                (name, sha256) -> text.append(sha256).append("  ").append(name).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The artefact's identity: the digest of the text, which covers every file. */
    String id() {
        return Sha256.of(text());
    }

    /** @throws IOException if there is no such file or it has another form */
    static Checksums read(Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(ModelFetcher.CHECKSUM_FILE))) {
            Matcher entry = LINE.matcher(line);
            if (!entry.matches()) {
                throw new IOException(folder.resolve(ModelFetcher.CHECKSUM_FILE) + " is damaged: '" + line + "'");
            }
            digests.put(entry.group(2), entry.group(1));
        }
        return new Checksums(digests);
    }

    /** Whether every file is there with its digest. */
    boolean hold(Path folder) throws IOException {
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file) || !entry.getValue().equals(Sha256.of(file))) {
                return false;
            }
        }
        return true;
    }
}
