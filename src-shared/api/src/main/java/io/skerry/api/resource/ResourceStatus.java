package io.skerry.api.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the status of every kind has. */
public interface ResourceStatus {

    /** The {@code metadata.generation} that the status is about. */
    @Nullable
    Long observedGeneration();

    /** At most {@link Condition#MOST}, one of each type and stage. */
    List<Condition> conditions();
}
