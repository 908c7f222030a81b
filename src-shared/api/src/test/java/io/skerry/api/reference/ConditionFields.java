package io.skerry.api.reference;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.skerry.api.federated.FederatedLearningJob;
import io.skerry.api.incremental.IncrementalLearningJob;
import io.skerry.api.lifelong.LifelongLearningJob;
import io.skerry.api.reid.ReidJob;
import io.skerry.api.videoanalytics.VideoAnalyticsJob;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a condition that only some kinds have. */
final class ConditionFields {

    private static final String STAGE = "stage";
    private static final Set<Class<?>> WITH_STAGES = Set.of(IncrementalLearningJob.class, LifelongLearningJob.class);

    private static final Map<String, Set<Class<?>>> OWNERS = Map.of(
            STAGE,
            WITH_STAGES,
            "data",
            Set.of(IncrementalLearningJob.class, LifelongLearningJob.class, ReidJob.class, VideoAnalyticsJob.class),
            "lastProbeTime",
            Set.of(FederatedLearningJob.class));

    private ConditionFields() {}

    static boolean has(Class<?> kind, String field) {
        return !OWNERS.containsKey(field) || OWNERS.get(field).contains(kind);
    }

    /** Leaves the fields that the kind has; where there are stages, each condition has one. */
    static void restrict(JSONSchemaProps status, Class<?> kind) {
        JSONSchemaProps condition =
                status.getProperties().get("conditions").getItems().getSchema();
        condition.getProperties().keySet().removeIf(field -> !has(kind, field));
        if (WITH_STAGES.contains(kind)) {
            condition.setRequired(List.of(STAGE, "status", "type"));
        }
    }
}
