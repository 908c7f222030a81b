package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import org.jspecify.annotations.Nullable;

/** Equal workers behind one Service: the fields of a Deployment's spec. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentWorkers(
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
