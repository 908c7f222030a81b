package io.skerry.learning.aggregation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings behind an algorithm's name, as in {@code fedavgm:momentum=0.9,rate=1}. */
record Settings(String algorithm, Map<String, String> values) {

    /**
     * Reads the settings.
     *
     * @param known the settings that the algorithm has; the first may be given without its name
     */
    static Settings parse(String algorithm, String text, List<String> known) throws InvalidAggregationException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? (known.isEmpty() ? part : known.getFirst()) : part.substring(0, equals);
            if (!known.contains(name)) {
                throw new InvalidAggregationException(algorithm + " has no setting '" + name + "'; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
            if (values.put(name, part.substring(equals + 1)) != null) {
                throw new InvalidAggregationException(algorithm + ": " + name + " is set twice");
            }
        }
        return new Settings(algorithm, values);
    }

    double number(String name, double byDefault) throws InvalidAggregationException {
        String text = values.get(name);
        return text == null ? byDefault : parsed(name, text);
    }

    int count(String name, int byDefault) throws InvalidAggregationException {
        String text = values.get(name);
        return text == null ? byDefault : parsedCount(name, text);
    }

    int requiredCount(String name, String meaning) throws InvalidAggregationException {
        String text = values.get(name);
        if (text == null) {
            throw new InvalidAggregationException(
                    algorithm + " needs " + name + ": " + meaning + ", as in " + algorithm + ":" + name + "=10");
        }
        return parsedCount(name, text);
    }

    private double parsed(String name, String text) throws InvalidAggregationException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw invalid(name, text, "a number such as 0.9", e);
        }
    }

    private int parsedCount(String name, String text) throws InvalidAggregationException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(name, text, "a whole number such as 3", e);
        }
    }

    private InvalidAggregationException invalid(
            String name, String text, String expected, NumberFormatException cause) {
        return new InvalidAggregationException(
                algorithm + ": " + name + " is '" + text + "', must be " + expected, cause);
    }
}
