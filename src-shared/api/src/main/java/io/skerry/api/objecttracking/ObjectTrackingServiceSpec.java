package io.skerry.api.objecttracking;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.DeploymentWorkers;
import io.skerry.api.resource.WorkerTemplate;
import java.util.List;
import java.util.Objects;

/** The two kinds of worker. */
public record ObjectTrackingServiceSpec(
        @Required @JsonPropertyDescription("The workers that follow objects, each beside its cameras.")
        List<WorkerTemplate> trackingWorkers,

        @Required @JsonPropertyDescription("The workers that recognise an object again.")
        DeploymentWorkers reidWorkers) {

    public ObjectTrackingServiceSpec {
        trackingWorkers = List.copyOf(Objects.requireNonNullElse(trackingWorkers, List.of()));
    }
}
