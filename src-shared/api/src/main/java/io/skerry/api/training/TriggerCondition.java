package io.skerry.api.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** A comparison of a metric with a number. */
@ValidationRule(
        value = "self.operator in ['>', 'gt', '>=', 'ge', '=', '==', 'eq', '!=', 'ne', '<=', 'le', '<', 'lt']",
        message = "operator must be one of >, >=, ==, !=, <=, < (or gt, ge, eq, ne, le, lt); any other never holds")
public record TriggerCondition(
        @Required @JsonPropertyDescription("One of >, >=, ==, !=, <=, <, or gt, ge, eq, ne, le, lt.")
        String operator,

        @Required @JsonPropertyDescription("The number to compare with.")
        Double threshold,

        @Required
        @JsonPropertyDescription(
                "The metric. Training: num_of_samples. Deployment: a metric of the evaluation such as precision, or precision_delta for the gain over the deployed model; precision[0] takes the first of a list.")
        String metric) {}
