package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/** A worker of which nothing but its pod is said. */
public record WorkerTemplate(
        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template) {}
