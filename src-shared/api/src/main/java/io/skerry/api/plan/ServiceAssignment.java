package io.skerry.api.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One joint inference service on this node.
 *
 * @param namespace the resource's namespace
 * @param name the resource's name
 * @param model the shallow model that answers here
 * @param hardExampleMining which answers are too uncertain to stand
 * @param offload how the deep model is asked; absent: never
 * @param samples whether hard examples are kept for training; absent: they are
 * @param directory a folder to watch for images; absent: none
 */
public record ServiceAssignment(
        String namespace,
        String name,
        ModelReference model,
        HardExampleMining hardExampleMining,
        @Nullable OffloadPolicy offload,
        @Nullable SamplePolicy samples,
        @Nullable WatchedDirectory directory) {

    public ServiceAssignment {
        new ServiceName(namespace, name);
        Check.present(model, "services[].model", "say which model answers, e.g. {\"url\": \"file:///models/shallow\"}");
        hardExampleMining = Objects.requireNonNullElse(hardExampleMining, HardExampleMining.DEFAULT);
        samples = Objects.requireNonNullElse(samples, SamplePolicy.DEFAULT);
    }

    /** The service's identity. */
    @JsonIgnore
    public ServiceName id() {
        return new ServiceName(namespace, name);
    }

    /** The time within which every answer is given, with or without the deep model. */
    @JsonIgnore
    public Duration deadline() {
        return offload == null ? OffloadPolicy.DEFAULT_DEADLINE : offload.deadline();
    }
}
