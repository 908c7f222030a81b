package io.skerry.demo;

import java.util.Map;

/**
 * Colours on a terminal.
 *
 * @param colour false: text stays as it is
 */
record Ink(boolean colour) {

    /** Whether the user wants colours, see https://no-color.org. */
    static boolean wanted(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    String strong(String text) {
        return paint(1, text);
    }

    String faint(String text) {
        return paint(2, text);
    }

    String alarm(String text) {
        return paint(31, text);
    }

    String accent(String text) {
        return paint(36, text);
    }

    private String paint(int code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
