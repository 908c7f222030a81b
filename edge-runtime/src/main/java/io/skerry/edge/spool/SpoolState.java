package io.skerry.edge.spool;

/** Whether the spool can keep what it is given. */
public sealed interface SpoolState {

    record Healthy() implements SpoolState {}

    /** The cap is reached and less than a tenth of it is free again; the policy decides what is dropped. */
    record Full() implements SpoolState {}

    /**
     * The disk refuses writes. Samples are dropped, what is spooled can still be delivered if it can be read, and the spool tries again by
     * itself.
     *
     * @param reason what the disk said
     */
    record Failing(String reason) implements SpoolState {}
}
