package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which answers are too uncertain to stand. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HardExampleMining(
        @Required
        @JsonPropertyDescription(
                "The miner: Sedna's Threshold, CrossEntropy, IBT, Random, CloudOnly, EdgeOnly, or one of Skerry's (docs/reference/miners.md).")
        String name,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The miner's parameters; those left out have the miner's defaults.")
        List<Parameter> parameters,

        @JsonPropertyDescription("What may be offloaded. Without it: whatever the miner finds hard. Skerry only.")
        @Nullable
        Budget budget) {

    public HardExampleMining {
        parameters = List.copyOf(Objects.requireNonNullElse(parameters, List.of()));
    }
}
