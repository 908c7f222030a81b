package io.skerry.edge.worker.collect;

import java.nio.file.Path;

/** What became of a delivered sample. */
public sealed interface StoreResult {

    /** The sample is on the disk for good: acknowledge it. */
    record Stored(Path file) implements StoreResult {}

    /** The sample was there already, only its deliveries were counted: acknowledge it again. */
    record Duplicate() implements StoreResult {}

    /** The sample will never be taken: tell the sender, so that it does not send it again. */
    record Refused(String reason) implements StoreResult {}

    /** The sample could not be stored now: do not answer, the sender will send it again. */
    record Failed(String reason) implements StoreResult {}
}
