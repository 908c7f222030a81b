package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Refers to a Model in the same namespace. */
public record ModelName(
        @Required @JsonPropertyDescription("Name of a Model in the same namespace.")
        String name) {}
