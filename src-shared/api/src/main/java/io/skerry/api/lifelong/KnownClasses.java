package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Objects;

/** Classes of a knowledge base. */
public record KnownClasses(
        @Required @JsonProperty("numberOfAIClasses") @JsonPropertyDescription("How many classes.")
        long count,

        @JsonProperty("listOfAIClasses")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("Name of each class.")
        List<String> list) {

    public KnownClasses {
        list = List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }
}
