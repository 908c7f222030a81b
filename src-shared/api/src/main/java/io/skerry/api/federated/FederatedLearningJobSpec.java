package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.ModelName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who trains, and who aggregates. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FederatedLearningJobSpec(
        @Required @JsonPropertyDescription("The worker that aggregates.")
        AggregationWorker aggregationWorker,

        @Required @JsonPropertyDescription("The workers that train, each beside its samples.")
        List<TrainingWorker> trainingWorkers,

        @JsonPropertyDescription("The model that training starts from.") @Nullable
        ModelName pretrainedModel,

        @JsonPropertyDescription("How parameters travel; left out: over WebSocket.") @Nullable
        Transmitter transmitter) {

    public FederatedLearningJobSpec {
        trainingWorkers = List.copyOf(Objects.requireNonNullElse(trainingWorkers, List.of()));
    }
}
