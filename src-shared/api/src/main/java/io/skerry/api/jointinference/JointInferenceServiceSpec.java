package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Both workers. */
public record JointInferenceServiceSpec(
        @Required @JsonPropertyDescription("The shallow model, on the edge.")
        EdgeWorker edgeWorker,

        @Required @JsonPropertyDescription("The deep model, in the cloud.")
        CloudWorker cloudWorker) {}
