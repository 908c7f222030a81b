package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.skerry.api.resource.Descriptions;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.api.resource.ModelName;
import org.jspecify.annotations.Nullable;

/** The shallow model: it answers at once and knows what it is unsure of. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeWorker(
        @Required @JsonPropertyDescription("The shallow model.")
        ModelName model,

        @Required @JsonPropertyDescription("Which answers are hard examples, to be asked of the deep model.")
        HardExampleMining hardExampleMining,

        @Required @JsonPropertyDescription(Descriptions.TEMPLATE)
        PodTemplateSpec template,

        @JsonPropertyDescription("How many pods, by load; of a Sedna worker only.") @Nullable
        HorizontalScaling hpa,

        @JsonPropertyDescription("How the deep model is asked; of a worker that Skerry runs. Skerry only.") @Nullable
        Offload offload,

        @JsonPropertyDescription("What becomes of hard examples; of a worker that Skerry runs. Skerry only.") @Nullable
        Samples samples,

        @JsonPropertyDescription(
                "A folder on the node that is watched for images; of a worker that Skerry runs. Skerry only.")
        @Nullable
        WatchedDirectory directory) {}
