package io.skerry.mining;

import java.util.Map;

/** A miner's parameters, which are strings as Sedna's resources have them. */
record MinerParameters(String miner, Map<String, String> values) {

    /** A finite number. */
    double number(String name, double byDefault) throws InvalidMinerException {
        String text = values.get(name);
        return text == null ? byDefault : parse(name, text);
    }

    /** A finite number that has no default. */
    double required(String name, String meaning) throws InvalidMinerException {
        String text = values.get(name);
        if (text == null) {
            throw new InvalidMinerException(miner + " needs the parameter " + name + ": " + meaning);
        }
        return parse(name, text);
    }

    /** A number above 0 and below 1 that has no default. */
    double fraction(String name, String meaning) throws InvalidMinerException {
        return fraction(name, required(name, meaning), meaning);
    }

    /** A number above 0 and below 1. */
    double fraction(String name, double byDefault, String meaning) throws InvalidMinerException {
        double value = number(name, byDefault);
        if (!(value > 0 && value < 1)) {
            throw new InvalidMinerException(
                    miner + ": " + name + " is " + value + ", must lie between 0 and 1: " + meaning);
        }
        return value;
    }

    private double parse(String name, String text) throws InvalidMinerException {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new InvalidMinerException(miner + ": " + name + " is '" + text + "', must be a number such as 0.5");
        }
        return value;
    }
}
