package io.skerry.operator.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What of an expected object is not in an actual one, which may have more: defaults that a server adds. */
final class Subset {

    /** In an expected text: here the actual one may end as it likes. */
    static final String ANY_END = "<short uid>";

    private Subset() {}

    /** The places that differ; none: all that is expected is there. */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            path + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()), differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (!isSame(expected, actual)) {
            differences.add(path + ": expected " + expected + ", is " + actual);
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        String text = expected.asText();
        return text.endsWith(ANY_END)
                ? actual.asText().startsWith(text.substring(0, text.length() - ANY_END.length()))
                : expected.equals(actual);
    }
}
