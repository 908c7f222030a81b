package io.skerry.edge.spool;

/** The answer to an append. */
public sealed interface AppendResult {

    /** The sample is on the disk. An append of an id that is there already is answered the same and changes nothing. */
    record Stored() implements AppendResult {}

    /** The sample is forgotten, and counted. */
    record Dropped(DropReason reason) implements AppendResult {}
}
