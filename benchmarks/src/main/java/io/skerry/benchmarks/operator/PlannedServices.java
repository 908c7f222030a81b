package io.skerry.benchmarks.operator;

import io.skerry.api.plan.ServiceAssignment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which services have arrived at their nodes in a plan, by the model that they got. Thread-safe. */
final class PlannedServices implements Consumer<ServiceAssignment> {

    private final Map<String, Milestone> byModel = new ConcurrentHashMap<>();

    @Override
    public void accept(ServiceAssignment service) {
        with(service.model().url().toString()).reached(service.id());
    }

    /** Those with a model. */
    Milestone with(String url) {
        return byModel.computeIfAbsent(url, _ -> new Milestone("are in a plan at their nodes"));
    }
}
