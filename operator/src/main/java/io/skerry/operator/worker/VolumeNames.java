package io.skerry.operator.worker;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** Names of one pod's volumes, as Sedna derives them from folders; unlike Sedna's they are valid and no two folders share one. */
final class VolumeNames {

    private static final int MAX_LENGTH = 63;
    private static final String ROOT = "sedna-default-volume-name";

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken;

    /**
     * @param taken names that the pod's template uses already
     */
    VolumeNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The name of the volume of a folder, the same each time. */
    String of(String folder) {
        return names.computeIfAbsent(folder, this::choose);
    }

    private String choose(String folder) {
        String name = sednas(folder);
        if (name.startsWith("-") || !taken.add(name)) {
            name = withDigest(name, folder);
            taken.add(name);
        }
        return name;
    }

    /**
     * Sedna's rule: lower case; each character outside {@code [a-z0-9-]} becomes a dash, but not at the start and not after another one;
     * a dash at the end becomes {@code z}. {@code /data/helmet_detection/} is {@code data-helmet-detectionz}.
     */
    private static String sednas(String folder) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < folder.length() && name.length() < MAX_LENGTH; i++) {
            char c = Character.toLowerCase(folder.charAt(i));
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            if (kept) {
                name.append(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
                name.append('-');
            }
        }
        if (name.isEmpty()) {
            return ROOT;
        }
        if (name.charAt(name.length() - 1) == '-') {
            name.setCharAt(name.length() - 1, 'z');
        }
        return name.toString();
    }

    private static String withDigest(String name, String folder) {
        CRC32C hash = new CRC32C();
        hash.update(folder.getBytes(StandardCharsets.UTF_8));
        String digest = "-%08x".formatted(hash.getValue());
        String start = name.replaceFirst("^-+", "");
        return start.substring(0, Math.min(start.length(), MAX_LENGTH - digest.length())) + digest;
    }
}
