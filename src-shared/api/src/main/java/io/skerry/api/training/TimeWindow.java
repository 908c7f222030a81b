package io.skerry.api.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** A time of day, both ends included, in the node's time zone. */
@ValidationRule(
        value = "self.start.matches('" + TimeWindow.TIME_OF_DAY + "')",
        message = "start must be a time of day as HH:MM, from 00:00 to 24:00, e.g. 02:00")
@ValidationRule(
        value = "self.end.matches('" + TimeWindow.TIME_OF_DAY + "')",
        message = "end must be a time of day as HH:MM, from 00:00 to 24:00, e.g. 20:00")
public record TimeWindow(
        @Required @JsonPropertyDescription("From this time on, as HH:MM. Later than end: over midnight.")
        String start,

        @Required @JsonPropertyDescription("Up to this time, as HH:MM; 24:00 is the end of the day.")
        String end) {

    static final String TIME_OF_DAY = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
}
