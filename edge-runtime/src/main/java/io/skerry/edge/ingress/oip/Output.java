package io.skerry.edge.ingress.oip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a response says of each example. The first four are of the verdict that stands. */
public enum Output {
    /** The class's name. */
    LABEL("BYTES"),
    /** The class's index in the model that answered. */
    INDEX("INT64"),
    /** The probability that this model gives it, calibrated. */
    CONFIDENCE("FP32"),
    /** Where the answer comes from: {@code edge}, {@code cloud}, {@code edge-timeout}, {@code edge-offline} or {@code edge-budget}. */
    SOURCE("BYTES"),
    /** The shallow model's calibrated probabilities of all classes. */
    SCORES("FP32");

    private final String datatype;

    Output(String datatype) {
        this.datatype = datatype;
    }

    /** Its name in requests and responses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol's name of its elements' type. */
    public String datatype() {
        return datatype;
    }

    /**
     * The shape of its tensor.
     *
     * @param examples in the batch, -1 for any number
     * @param classes of the shallow model
     */
    public List<Long> shape(long examples, long classes) {
        return this == SCORES ? List.of(examples, classes) : List.of(examples);
    }

    /** @throws BadRequestException if there is none of this name */
    static Output named(String label) {
        return Arrays.stream(values())
                .filter(output -> output.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("there is no output '" + label + "'; there are: "
                        + Arrays.stream(values()).map(Output::label).collect(Collectors.joining(", "))));
    }
}
