package io.skerry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skerry.wire.FrameError.Code;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks of a field's value, the same for a frame that is built here and for one that arrives. */
public final class Check {

    /** Longest name of a node, an instance, a namespace or a resource, in characters. */
    public static final int MAX_NAME = 253;

    /** Longest free text, in characters. */
    public static final int MAX_TEXT = 1024;

    private Check() {}

    /**
     * Requires that a rule holds.
     *
     * @throws InvalidFrameException with the code and the problem if it does not
     */
    public static void that(boolean holds, Code code, Supplier<String> problem) {
        if (!holds) {
            throw new InvalidFrameException(new FrameError(code, problem.get()));
        }
    }

    /**
     * Requires a number within bounds, both included.
     *
     * @throws InvalidFrameException if it is outside
     */
    public static long range(String field, long value, long min, long max) {
        valid(min <= value && value <= max, () -> field + " is " + value + ", must be from " + min + " to " + max);
        return value;
    }

    /**
     * Requires a text that is well-formed Unicode and not too long.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String text(String field, String value, int maxLength) {
        valid(
                value.length() <= maxLength,
                () -> field + " has " + value.length() + " characters, at most " + maxLength + " are allowed");
        valid(isWellFormed(value), () -> field + " is not well-formed Unicode");
        return value;
    }

    /**
     * Requires a {@link #text} that is not empty and has no control characters.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String name(String field, String value, int maxLength) {
        text(field, value, maxLength);
        valid(
                !value.isEmpty() && !any(value, Character::isISOControl),
                () -> field + " is " + quote(value) + ", must not be empty nor have control characters");
        return value;
    }

    /** Like {@link #name}, for a field that may be absent. */
    public static void optionalName(String field, @Nullable String value, int maxLength) {
        if (value != null) {
            name(field, value, maxLength);
        }
    }

    /**
     * Requires a name that can be one level of a topic.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String level(String field, String value) {
        valid(
                isLevel(value),
                () -> field + " is " + quote(value) + ", must be 1 to " + MAX_NAME
                        + " characters without '/', '+', '#' and control characters");
        return value;
    }

    /**
     * Requires {@code namespace/name}.
     *
     * @throws InvalidFrameException if it has another form
     */
    public static String subject(String value) {
        int slash = value.indexOf('/');
        valid(
                slash >= 0 && isLevel(value.substring(0, slash)) && isLevel(value.substring(slash + 1)),
                () -> "subject is " + quote(value) + ", write it as namespace/name");
        return value;
    }

    /** Text for people, made to fit: cut to {@link #MAX_TEXT} characters and to well-formed Unicode. */
    public static String cut(String text) {
        String start = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
        return isWellFormed(start) ? start : new String(start.getBytes(UTF_8), UTF_8);
    }

    /** Text from outside as it may stand in a message: short, printable ASCII, in quotes. */
    public static String quote(String value) {
        String start = value.substring(0, Math.min(value.length(), 64));
        return "'" + start.replaceAll("[^ -~]", "?") + (start.length() < value.length() ? "…'" : "'");
    }

    static boolean isLevel(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_NAME
                && isWellFormed(value)
                && !any(value, point -> point == '/' || point == '+' || point == '#' || Character.isISOControl(point));
    }

    private static boolean isWellFormed(String text) {
        return !any(text, point -> Character.getType(point) == Character.SURROGATE);
    }

    private static boolean any(String text, IntPredicate predicate) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (predicate.test(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void valid(boolean holds, Supplier<String> problem) {
        that(holds, Code.INVALID_FIELD, problem);
    }
}
