package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Objects;

/** Models of a knowledge base. */
public record KnownModels(
        @Required @JsonProperty("numberOfAIModels") @JsonPropertyDescription("How many models.")
        long count,

        @JsonProperty("listOfAIModels")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("Each model.")
        List<KnownModel> list) {

    public KnownModels {
        list = List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }
}
