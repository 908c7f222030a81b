package io.skerry.training.data;

/** Labelled data as they were read, in memory. */
public sealed interface Dataset permits Pictures, Table {

    /** The class of each example. */
    Labels labels();

    /** The same examples with other classes. */
    Dataset with(Labels labels);

    /** SHA-256 of all examples with their labels, in order. */
    String digest();

    /** How many examples there are. */
    default int size() {
        return labels().size();
    }
}
