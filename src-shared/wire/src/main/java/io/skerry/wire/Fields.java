package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a map that was read from a header. Every method throws {@link InvalidFrameException} if the field has another type;
 * those that do not say "optional" do so too if it is missing. No type stands for another: a whole number is not a float.
 */
public final class Fields {

    private static final Map<Class<?>, String> TYPE_NAMES = Map.of(
            Long.class, "an integer",
            Double.class, "a float",
            Boolean.class, "a boolean",
            String.class, "a text",
            byte[].class, "a byte string",
            List.class, "an array",
            Map.class, "a map");

    private final Map<?, ?> values;
    private final String path;

    private Fields(Map<?, ?> values, String path) {
        this.values = values;
        this.path = path;
    }

    /** The header's own fields. */
    static Fields ofHeader(Map<?, ?> values) {
        return new Fields(values, "");
    }

    /** The fields that the message type owns. */
    public static Fields ofDetails(FrameHeader header) {
        return new Fields(header.details(), "details.");
    }

    /** A text. */
    public String text(String name) {
        return required(name, optionalText(name));
    }

    /** A text, or null. */
    public @Nullable String optionalText(String name) {
        return optional(name, String.class);
    }

    /** A boolean. */
    public boolean bool(String name) {
        return required(name, optional(name, Boolean.class));
    }

    /** A float of any width. */
    public double number(String name) {
        return required(name, optional(name, Double.class));
    }

    /** A whole number from {@code min} to {@code max}. */
    public long integer(String name, long min, long max) {
        return Check.range("field " + path + name, required(name, optional(name, Long.class)), min, max);
    }

    /** A time. */
    public Instant time(String name) {
        return Nanos.instant(integer(name, 0, Long.MAX_VALUE));
    }

    /** A duration, not negative. */
    public Duration duration(String name) {
        return Duration.ofNanos(integer(name, 0, Long.MAX_VALUE));
    }

    /** A duration, not negative, or null. */
    public @Nullable Duration optionalDuration(String name) {
        return values.containsKey(name) ? duration(name) : null;
    }

    /** A UUID. */
    UUID uuid(String name) {
        return required(name, optionalUuid(name));
    }

    /** A UUID as 16 bytes, or null. */
    @Nullable
    UUID optionalUuid(String name) {
        byte[] bytes = optional(name, byte[].class);
        if (bytes == null) {
            return null;
        }
        Check.that(
                bytes.length == UuidBytes.LENGTH,
                Code.INVALID_FIELD,
                () -> "field " + path + name + " is not of 16 bytes");
        return UuidBytes.read(ByteBuffer.wrap(bytes));
    }

    /** A map. */
    public Fields map(String name) {
        return required(name, optionalMap(name));
    }

    /** A map, or null. */
    public @Nullable Fields optionalMap(String name) {
        Map<?, ?> map = optional(name, Map.class);
        return map == null ? null : new Fields(map, path + name + ".");
    }

    /** A map as it was read; empty if there is none. */
    Map<?, ?> optionalPlainMap(String name) {
        Map<?, ?> map = optional(name, Map.class);
        return map == null ? Map.of() : map;
    }

    /** The elements of an array, each of the type. */
    <T> List<T> list(String name, Class<T> type) {
        List<?> list = required(name, optional(name, List.class));
        return list.stream().map(element -> cast(name, element, type)).toList();
    }

    /** The maps of an array; empty if there is no array. */
    List<Fields> optionalMaps(String name) {
        if (!values.containsKey(name)) {
            return List.of();
        }
        return list(name, Map.class).stream()
                .map(map -> new Fields(map, path + name + "."))
                .toList();
    }

    private <T> @Nullable T optional(String name, Class<T> type) {
        Object value = values.get(name);
        return value == null ? null : cast(name, value, type);
    }

    private <T> T cast(String name, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new InvalidFrameException(new FrameError(
                    Code.INVALID_FIELD, "field " + path + name + " is of another type than " + TYPE_NAMES.get(type)));
        }
        return type.cast(value);
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new InvalidFrameException(new FrameError(Code.MISSING_FIELD, "field " + path + name + " is missing"));
        }
        return value;
    }
}
