package io.skerry.inference.cascade;

/** How asking the deep model ended. */
public sealed interface OffloadOutcome {

    /** The deep model answered in time. */
    record Answered(Verdict verdict) implements OffloadOutcome {}

    /** It did not answer in time, or said that it cannot. */
    record Unanswered(String reason) implements OffloadOutcome {}

    /** The cloud is not heard; nothing was sent. */
    record Offline(String reason) implements OffloadOutcome {}

    /** A budget said no; nothing was sent. */
    record OverBudget(String reason) implements OffloadOutcome {}
}
