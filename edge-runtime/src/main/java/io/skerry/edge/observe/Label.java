package io.skerry.edge.observe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an enum's constant is written in metrics and JSON: {@code TOO_LARGE} as {@code too-large}. */
final class Label {

    private Label() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Label::of).toList();
    }
}
