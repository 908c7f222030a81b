package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Secret;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.model.Model;
import io.skerry.operator.reference.StorageReference;
import io.skerry.operator.reference.UnresolvedException;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether all that a service refers to is there and usable. */
sealed interface Resolution {

    /** It is. */
    record Resolved(WorkerInputs inputs) implements Resolution {}

    /** Something is missing or wrong: what runs already goes on. */
    record Unresolved(Progress.Stuck why) implements Resolution {}

    /**
     * Looks everything up.
     *
     * @param models by name, of the service's namespace
     * @param secrets by name, of the service's namespace
     * @param connection makes sure that a worker that Skerry runs can reach the edges
     */
    static Resolution of(
            JointInferenceService service,
            Function<String, Optional<Model>> models,
            Function<String, Optional<Secret>> secrets,
            Supplier<WorkerConnection> connection) {
        try {
            return new Resolved(new WorkerInputs(
                    model(service.getSpec().edgeWorker().model().name(), models, secrets),
                    model(service.getSpec().cloudWorker().model().name(), models, secrets),
                    connection.get()));
        } catch (UnresolvedException e) {
            return new Unresolved(e.why());
        }
    }

    private static ModelInput model(
            String name, Function<String, Optional<Model>> models, Function<String, Optional<Secret>> secrets) {
        Model model = models.apply(name)
                .orElseThrow(() -> new UnresolvedException(
                        Reason.MODEL_NOT_FOUND, "there is no Model '" + name + "' in this namespace: create it"));
        return new ModelInput(model.getSpec(), StorageReference.of(model).mount("MODEL_URL", secrets));
    }
}
