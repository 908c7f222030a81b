package io.skerry.operator.unsupported;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.operator.retry.EndlesslyRetried;
import io.skerry.operator.status.ConditionList;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import io.skerry.operator.status.StatusWriter;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of each resource of a kind that this version has no controller for it. What else a status has stays, whoever wrote it.
 *
 * @param <R> the kind
 * @param <S> its status
 */
abstract class UnsupportedReconciler<R extends CustomResource<?, S>, S extends ResourceStatus>
        implements EndlesslyRetried<R> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Class<S> type;
    private final @Nullable String stage;
    private final StatusWriter<R, S> writer;
    private final Clock clock;

    /**
     * @param stage the first one, of a kind that goes through stages
     */
    UnsupportedReconciler(Class<S> type, @Nullable String stage, StatusWriter<R, S> writer, Clock clock) {
        this.type = type;
        this.stage = stage;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public UpdateControl<R> reconcile(R resource, Context<R> context) {
        Progress progress = new Progress.Stuck(
                Reason.CONTROLLER_NOT_IN_THIS_VERSION,
                "nothing is run: this version of the operator has no controller for " + resource.getKind()
                        + "; install one that has");
        return writer.write(resource, progress, next(resource, progress));
    }

    private S next(R resource, Progress progress) {
        S before = resource.getStatus();
        long generation = resource.getMetadata().getGeneration();
        List<Condition> conditions = ConditionList.from(
                        before == null ? List.of() : before.conditions(), generation, clock.instant())
                .inStage(stage)
                .progress(progress)
                .toList();
        ObjectNode next = before == null ? MAPPER.createObjectNode() : MAPPER.valueToTree(before);
        next.put("observedGeneration", generation);
        next.set("conditions", MAPPER.<JsonNode>valueToTree(conditions));
        return MAPPER.convertValue(next, type);
    }
}
