package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A HorizontalPodAutoscaler for the worker's Deployment. */
@ValidationRule(
        value = "!has(self.minReplicas) || self.minReplicas <= self.maxReplicas",
        message = "minReplicas must not be greater than maxReplicas")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalScaling(
        @JsonPropertyDescription("Fewest pods; 1 if left out.") @Nullable
        Integer minReplicas,

        @Required @JsonPropertyDescription("Most pods.") int maxReplicas,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The load that is held, as in autoscaling/v2.")
        List<MetricSpec> metrics,

        @JsonPropertyDescription("How fast it grows and shrinks, as in autoscaling/v2.") @Nullable
        HorizontalPodAutoscalerBehavior behavior) {

    public HorizontalScaling {
        metrics = List.copyOf(Objects.requireNonNullElse(metrics, List.of()));
    }
}
