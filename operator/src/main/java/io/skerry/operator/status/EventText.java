package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Name and note of an Event, within Kubernetes' limits. */
final class EventText {

    /** Kubernetes takes 1 kB; these are characters of up to three bytes. */
    private static final int LONGEST_NOTE = 340;

    /** Of what went wrong, in a message. */
    static final int LONGEST_PROBLEM = 301;

    /** Of a name of at most 253 characters, what the digest leaves. */
    private static final int LONGEST_START = 200;

    private static final int DIGEST_BYTES = 8;

    private EventText() {}

    /** The same for the same resource, reason and message. */
    static String name(HasMetadata resource, Progress progress) {
        String said = String.join(
                "\n", resource.getMetadata().getUid(), progress.reason().text(), progress.message());
        return start(resource.getMetadata().getName(), LONGEST_START).replaceAll("[^a-z0-9]+$", "") + "."
                + digest(said);
    }

    /** The message, cut where it is too long. */
    static String note(Progress progress) {
        return cut(progress.message(), LONGEST_NOTE);
    }

    /** A text, cut where it is longer than that. */
    static String cut(String text, int longest) {
        return text.length() <= longest ? text : start(text, longest - 1) + "…";
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
