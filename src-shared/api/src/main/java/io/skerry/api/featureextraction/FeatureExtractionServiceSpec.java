package io.skerry.api.featureextraction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.skerry.api.resource.DeploymentDescriptions;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ModelName;
import org.jspecify.annotations.Nullable;

/** The workers, with the fields of a Deployment's spec, and their model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureExtractionServiceSpec(
        @Required @JsonPropertyDescription("The model that makes the vectors.")
        ModelName model,

        @JsonPropertyDescription(Descriptions.KAFKA) @Nullable
        Boolean kafkaSupport,

        @JsonPropertyDescription(DeploymentDescriptions.REPLICAS) @Nullable
        Integer replicas,

        @Required @JsonPropertyDescription(DeploymentDescriptions.SELECTOR)
        LabelSelector selector,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @JsonPropertyDescription(DeploymentDescriptions.STRATEGY) @Nullable
        DeploymentStrategy strategy,

        @JsonPropertyDescription(DeploymentDescriptions.MIN_READY_SECONDS) @Nullable
        Integer minReadySeconds,

        @JsonPropertyDescription(DeploymentDescriptions.REVISION_HISTORY_LIMIT) @Nullable
        Integer revisionHistoryLimit,

        @JsonPropertyDescription(DeploymentDescriptions.PAUSED) @Nullable
        Boolean paused,

        @JsonPropertyDescription(DeploymentDescriptions.PROGRESS_DEADLINE_SECONDS) @Nullable
        Integer progressDeadlineSeconds) {}
