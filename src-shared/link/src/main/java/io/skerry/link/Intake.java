package io.skerry.link;

/** What a worker takes from the edges. */
public enum Intake {
    /** Questions for the deep model; each goes to one of the workers that take them. */
    OFFLOAD,
    /** Hard examples for training; each goes to one of the workers that take them. */
    SAMPLES
}
