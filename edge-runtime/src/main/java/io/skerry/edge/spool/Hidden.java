package io.skerry.edge.spool;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Samples that are on the disk and yet not to be delivered. Only in memory: after a restart every sample is ready. */
record Hidden(Set<UUID> awaiting, Set<UUID> leaving) {

    /** Nothing is hidden; {@code awaiting} has no conclusion yet, {@code leaving} was delivered and is not deleted yet. */
    Hidden() {
        this(new HashSet<>(), new HashSet<>());
    }

    Set<UUID> with(Set<UUID> others) {
        Set<UUID> all = new HashSet<>(others);
        all.addAll(awaiting);
        all.addAll(leaving);
        return all;
    }

    void forget(UUID id) {
        awaiting.remove(id);
        leaving.remove(id);
    }
}
