package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Refers to a Dataset in the same namespace. */
public record DatasetName(
        @Required @JsonPropertyDescription("Name of a Dataset in the same namespace.")
        String name) {}
