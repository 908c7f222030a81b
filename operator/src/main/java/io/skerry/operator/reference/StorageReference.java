package io.skerry.operator.reference;

import io.fabric8.kubernetes.api.model.Secret;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.model.Model;
import io.skerry.operator.status.Reason;
import io.skerry.operator.worker.InvalidStorageException;
import io.skerry.operator.worker.StorageCredential;
import io.skerry.operator.worker.StorageMount;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a Model or Dataset says that its files are.
 *
 * @param resource what people call it, e.g. {@code the Model 'helmet'}
 * @param credentialName of a Secret in the same namespace; absent or empty: none is needed
 */
public record StorageReference(
        String resource, String url, @Nullable String credentialName) {

    public static StorageReference of(Model model) {
        return new StorageReference(
                "the Model '" + model.getMetadata().getName() + "'",
                model.getSpec().url(),
                model.getSpec().credentialName());
    }

    public static StorageReference of(Dataset dataset) {
        return new StorageReference(
                "the Dataset '" + dataset.getMetadata().getName() + "'",
                dataset.getSpec().url(),
                dataset.getSpec().credentialName());
    }

    /** Names of the Secrets that are needed: one or none. */
    public Set<String> secrets() {
        return credentialName == null || credentialName.isEmpty() ? Set.of() : Set.of(credentialName);
    }

    /**
     * How a worker gets the files before it starts.
     *
     * @param variable of the worker's environment
     * @param secrets by name, of the resource's namespace
     * @throws UnresolvedException if the URL cannot be mounted, or the Secret is missing or incomplete
     */
    public StorageMount mount(String variable, Function<String, Optional<Secret>> secrets) {
        StorageMount mount = StorageMount.downloaded(
                variable,
                url,
                secrets().stream()
                        .map(name -> credential(name, secrets))
                        .findFirst()
                        .orElse(null));
        try {
            mount.check();
        } catch (InvalidStorageException e) {
            throw new UnresolvedException(Reason.INVALID_URL, resource + ": " + e.getMessage());
        }
        return mount;
    }

    private StorageCredential credential(String name, Function<String, Optional<Secret>> secrets) {
        Secret secret = secrets.apply(name)
                .orElseThrow(() -> new UnresolvedException(
                        Reason.SECRET_NOT_FOUND,
                        "there is no Secret '" + name + "', which " + resource
                                + " names in credentialName: create it"));
        try {
            return StorageCredential.of(secret);
        } catch (InvalidStorageException e) {
            throw new UnresolvedException(Reason.INVALID_SECRET, String.valueOf(e.getMessage()));
        }
    }
}
