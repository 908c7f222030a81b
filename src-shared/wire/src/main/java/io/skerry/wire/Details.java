package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of a header that its message type owns: {@link Long}, finite {@link Double}, {@link Boolean}, {@link String}, lists and maps. */
final class Details {

    static final int MAX_DEPTH = 4;
    static final int MAX_ITEMS = 1024;

    private int items;

    private Details() {}

    /**
     * A deep copy that cannot be changed, its maps in the order of their keys.
     *
     * @throws InvalidFrameException if it holds another type, is too deep or has too many items
     */
    static Map<String, Object> copyOf(Map<?, ?> details) {
        return new Details().map(details, 1);
    }

    private Object value(Object value, int depth) {
        Check.that(++items <= MAX_ITEMS, Code.INVALID_FIELD, () -> "details has more than " + MAX_ITEMS + " items");
        return switch (value) {
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            case Boolean bool -> bool;
            case String text -> Check.text("a text in details", text, Check.MAX_TEXT);
            case List<?> list -> list(list, depth + 1);
            case Map<?, ?> map -> map(map, depth + 1);
            default ->
                throw new InvalidFrameException(new FrameError(
                        Code.INVALID_FIELD,
                        "details holds a " + value.getClass().getSimpleName()
                                + ", allowed are Long, finite Double, Boolean, String, List and Map"));
        };
    }

    private List<Object> list(List<?> list, int depth) {
        checkDepth(depth);
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(value(element, depth)));
        return Collections.unmodifiableList(copy);
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        checkDepth(depth);
        SortedMap<String, Object> copy = new TreeMap<>();
        map.forEach((key, element) ->
                copy.put(Check.name("a key in details", String.valueOf(key), Check.MAX_NAME), value(element, depth)));
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void checkDepth(int depth) {
        Check.that(depth <= MAX_DEPTH, Code.INVALID_FIELD, () -> "details is nested deeper than " + MAX_DEPTH);
    }
}
