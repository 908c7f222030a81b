package io.skerry.api.videoanalytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.SuccessPolicy;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.JobDescriptions;
import io.skerry.api.resource.ModelName;
import org.jspecify.annotations.Nullable;

/** The worker, with the fields of a Job's spec, and its model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoAnalyticsJobSpec(
        @Required @JsonPropertyDescription("The model that finds the objects.")
        ModelName model,

        @JsonPropertyDescription(Descriptions.KAFKA) @Nullable
        Boolean kafkaSupport,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @JsonPropertyDescription(JobDescriptions.PARALLELISM) @Nullable
        Integer parallelism,

        @JsonPropertyDescription(JobDescriptions.COMPLETIONS) @Nullable
        Integer completions,

        @JsonPropertyDescription(JobDescriptions.ACTIVE_DEADLINE_SECONDS) @Nullable
        Long activeDeadlineSeconds,

        @JsonPropertyDescription(JobDescriptions.BACKOFF_LIMIT) @Nullable
        Integer backoffLimit,

        @JsonPropertyDescription(JobDescriptions.BACKOFF_LIMIT_PER_INDEX) @Nullable
        Integer backoffLimitPerIndex,

        @JsonPropertyDescription(JobDescriptions.MAX_FAILED_INDEXES) @Nullable
        Integer maxFailedIndexes,

        @JsonPropertyDescription(JobDescriptions.COMPLETION_MODE) @Nullable
        String completionMode,

        @JsonPropertyDescription(JobDescriptions.POD_FAILURE_POLICY) @Nullable
        PodFailurePolicy podFailurePolicy,

        @JsonPropertyDescription(JobDescriptions.POD_REPLACEMENT_POLICY) @Nullable
        String podReplacementPolicy,

        @JsonPropertyDescription(JobDescriptions.SUCCESS_POLICY) @Nullable
        SuccessPolicy successPolicy,

        @JsonPropertyDescription(JobDescriptions.SELECTOR) @Nullable
        LabelSelector selector,

        @JsonPropertyDescription(JobDescriptions.MANUAL_SELECTOR) @Nullable
        Boolean manualSelector,

        @JsonPropertyDescription(JobDescriptions.SUSPEND) @Nullable
        Boolean suspend,

        @JsonPropertyDescription(JobDescriptions.TTL_SECONDS_AFTER_FINISHED) @Nullable
        Integer ttlSecondsAfterFinished,

        @JsonPropertyDescription(JobDescriptions.MANAGED_BY) @Nullable
        String managedBy) {}
