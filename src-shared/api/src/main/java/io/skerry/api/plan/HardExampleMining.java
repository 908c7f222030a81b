package io.skerry.api.plan;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The miner and its budget.
 *
 * @param name Sedna's name of the miner, or one of Skerry's
 * @param parameters the miner's parameters as the resource has them: strings
 * @param budget what may be offloaded; absent: whatever the miner finds hard
 */
public record HardExampleMining(
        String name,
        Map<String, String> parameters,
        @Nullable Budget budget) {

    /** Sedna's default. */
    public static final HardExampleMining DEFAULT = new HardExampleMining("CrossEntropy", Map.of(), null);

    public HardExampleMining {
        Check.that(
                name != null && !name.isBlank(), "hardExampleMining.name", "is empty: name a miner, e.g. CrossEntropy");
        parameters = Map.copyOf(Objects.requireNonNullElse(parameters, Map.of()));
    }
}
