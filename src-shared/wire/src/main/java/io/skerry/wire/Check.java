package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
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
    public static void that(boolean holds, Code code, String problem) {
        if (!holds) {
            throw new InvalidFrameException(new FrameError(code, problem));
        }
    }

    /**
     * Requires a number within bounds, both included.
     *
     * @throws InvalidFrameException if it is outside
     */
    public static long range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid(field + " is " + value + ", must be from " + min + " to " + max);
        }
        return value;
    }

    /**
     * Requires a text that is not empty, not too long and without control characters.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String name(String field, String value, int maxLength) {
        text(field, value, maxLength);
        if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field + " is " + quote(value) + ", must not be empty nor have control characters");
        }
        return value;
    }

    /** Like {@link #name}, for a field that may be absent. */
    public static void optionalName(String field, @Nullable String value, int maxLength) {
        if (value != null) {
            name(field, value, maxLength);
        }
    }

    /**
     * Requires a text that is well-formed Unicode and not too long.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String text(String field, String value, int maxLength) {
        if (value.length() > maxLength) {
            throw invalid(field + " has " + value.length() + " characters, at most " + maxLength + " are allowed");
        }
        if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw invalid(field + " is not well-formed Unicode");
        }
        return value;
    }

    /**
     * Requires a name that can be one level of a topic: no {@code /}, {@code +} or {@code #}.
     *
     * @throws InvalidFrameException if it is otherwise
     */
    public static String level(String field, String value) {
        name(field, value, MAX_NAME);
        if (value.indexOf('/') >= 0 || value.indexOf('+') >= 0 || value.indexOf('#') >= 0) {
            throw invalid(field + " is " + quote(value) + ", must not contain '/', '+' or '#'");
        }
        return value;
    }

    /**
     * Requires {@code namespace/name}.
     *
     * @throws InvalidFrameException if it has another form
     */
    public static String subject(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            throw invalid("subject is " + quote(value) + ", write it as namespace/name");
        }
        level("subject's namespace", value.substring(0, slash));
        level("subject's name", value.substring(slash + 1));
        return value;
    }

    /** Text from outside as it may stand in a message: short, printable ASCII, in quotes. */
    public static String quote(String value) {
        String start = value.substring(0, Math.min(value.length(), 64));
        return "'" + start.replaceAll("[^ -~]", "?") + (start.length() < value.length() ? "…'" : "'");
    }

    private static InvalidFrameException invalid(String problem) {
        return new InvalidFrameException(new FrameError(Code.INVALID_FIELD, problem));
    }
}
