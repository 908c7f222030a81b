package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.WorkerTemplate;
import io.skerry.api.training.TrainSpec;
import io.skerry.api.training.TrainingData;
import org.jspecify.annotations.Nullable;

/** What is trained, with what, and when. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifelongLearningJobSpec(
        @Required @JsonPropertyDescription("The samples.") TrainingData dataset,

        @Required @JsonPropertyDescription("The training.") TrainSpec trainSpec,

        @Required @JsonPropertyDescription("The evaluation of the new models.")
        WorkerTemplate evalSpec,

        @Required @JsonPropertyDescription("The worker that answers with the knowledge base.")
        WorkerTemplate deploySpec,

        @JsonPropertyDescription(Descriptions.CREDENTIAL) @Nullable
        String credentialName,

        @Required @JsonPropertyDescription(Descriptions.OUTPUT_DIR)
        String outputDir) {}
