package io.skerry.api.incremental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.ModelName;
import io.skerry.api.training.TrainSpec;
import io.skerry.api.training.TrainingData;
import org.jspecify.annotations.Nullable;

/** What is trained, with what, and when. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncrementalLearningJobSpec(
        @Required @JsonPropertyDescription("The samples.") TrainingData dataset,

        @Required @JsonPropertyDescription("The model that the first training starts from.")
        ModelName initialModel,

        @Required @JsonPropertyDescription("The training.") TrainSpec trainSpec,

        @Required @JsonPropertyDescription("The evaluation of the new model beside the deployed one.")
        EvalSpec evalSpec,

        @Required @JsonPropertyDescription("The deployment of a new model.")
        DeploySpec deploySpec,

        @JsonPropertyDescription(Descriptions.CREDENTIAL) @Nullable
        String credentialName,

        @Required @JsonPropertyDescription(Descriptions.OUTPUT_DIR)
        String outputDir) {}
