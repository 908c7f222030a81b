package io.skerry.api.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One aspect of a resource's state. A list of conditions has at most one of each type (and stage) and holds both Sedna's types
 * and those that Kubernetes' tools read (kstatus): {@link #READY}, {@link #RECONCILING}, {@link #STALLED}. Three fields are only for
 * some kinds: {@code stage} for jobs that go through stages, where it is never left out; {@code data} for those and for
 * ReidJob and VideoAnalyticsJob; {@code lastProbeTime} for FederatedLearningJob.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @Required
        @JsonPropertyDescription("What is said: Ready, Reconciling, Stalled, or one of Sedna's types of this kind.")
        String type,

        @Required @JsonPropertyDescription("True, False or Unknown.")
        String status,

        @JsonPropertyDescription(
                "The stage: Train, Eval or Deploy. A condition about the whole job has the stage that the job is in.")
        @Nullable
        String stage,

        @JsonPropertyDescription("The metadata.generation that this was found for.") @Nullable
        Long observedGeneration,

        @Timestamp @JsonPropertyDescription("When this was last looked at.") @Nullable
        Instant lastProbeTime,

        @Timestamp @JsonPropertyDescription("When this was last confirmed.") @Nullable
        Instant lastHeartbeatTime,

        @Timestamp @JsonPropertyDescription("When the status last changed.") @Nullable
        Instant lastTransitionTime,

        @JsonPropertyDescription("Why, as one word for programs, e.g. ModelNotFound.") @Nullable
        String reason,

        @JsonPropertyDescription("Why, and what to do next, for people.") @Nullable
        String message,

        @JsonPropertyDescription("What went in and what came out, as JSON text.") @Nullable
        String data) {

    /** The resource does what it should. */
    public static final String READY = "Ready";

    /** The operator or the edge is still working towards the spec (kstatus; true is the abnormal state). */
    public static final String RECONCILING = "Reconciling";

    /** The spec cannot be reached without somebody's help (kstatus; true is the abnormal state). */
    public static final String STALLED = "Stalled";

    /** Most conditions that one list can hold. */
    public static final int MOST = 32;
}
