package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What a knowledge base holds. */
public record KnowledgeBase(
        @Required @JsonProperty("AIModels") @JsonPropertyDescription("Its models.")
        KnownModels models,

        @Required @JsonProperty("AIClasses") @JsonPropertyDescription("Its classes.")
        KnownClasses classes,

        @Required @JsonPropertyDescription("Samples of tasks that it had not seen.")
        UnseenSamples samples) {}
