package io.skerry.inference.cascade;

/** Which model's answer stands, and if it is the edge's although the example was hard: why. */
public enum AnswerSource {
    /** The example was easy: the shallow model answered. */
    EDGE("edge"),
    /** The example was hard and the deep model answered in time. */
    CLOUD("cloud"),
    /** The deep model was asked and did not answer by the deadline, or answered with an error. */
    EDGE_TIMEOUT("edge-timeout"),
    /** The cloud is not heard, so it was not asked. */
    EDGE_OFFLINE("edge-offline"),
    /** A budget said no: share, bytes, or requests in flight. */
    EDGE_BUDGET("edge-budget");

    private final String label;

    AnswerSource(String label) {
        this.label = label;
    }

    /** As it is written in answers and metrics. */
    public String label() {
        return label;
    }
}
