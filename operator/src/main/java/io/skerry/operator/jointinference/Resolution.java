package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Secret;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.model.Model;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import io.skerry.operator.worker.InvalidStorageException;
import io.skerry.operator.worker.StorageCredential;
import io.skerry.operator.worker.StorageMount;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     */
    static Resolution of(
            JointInferenceService service,
            Function<String, Optional<Model>> models,
            Function<String, Optional<Secret>> secrets) {
        try {
            return new Resolved(new WorkerInputs(
                    mount(service.getSpec().edgeWorker().model().name(), models, secrets),
                    mount(service.getSpec().cloudWorker().model().name(), models, secrets)));
        } catch (UnresolvedException e) {
            return new Unresolved(e.why);
        }
    }

    private static StorageMount mount(
            String name, Function<String, Optional<Model>> models, Function<String, Optional<Secret>> secrets) {
        Model model = models.apply(name)
                .orElseThrow(() -> new UnresolvedException(
                        Reason.MODEL_NOT_FOUND, "there is no Model '" + name + "' in this namespace: create it"));
        StorageMount mount =
                StorageMount.downloaded("MODEL_URL", model.getSpec().url(), credential(model, secrets));
        try {
            mount.check();
        } catch (InvalidStorageException e) {
            throw new UnresolvedException(Reason.INVALID_URL, "the Model '" + name + "': " + e.getMessage());
        }
        return mount;
    }

    private static @Nullable StorageCredential credential(Model model, Function<String, Optional<Secret>> secrets) {
        String name = model.getSpec().credentialName();
        if (name == null || name.isEmpty()) {
            return null;
        }
        Secret secret = secrets.apply(name)
                .orElseThrow(() -> new UnresolvedException(
                        Reason.SECRET_NOT_FOUND,
                        "there is no Secret '" + name + "', which the Model '"
                                + model.getMetadata().getName() + "' names in credentialName: create it"));
        try {
            return StorageCredential.of(secret);
        } catch (InvalidStorageException e) {
            throw new UnresolvedException(Reason.INVALID_SECRET, String.valueOf(e.getMessage()));
        }
    }
}
