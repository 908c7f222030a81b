package io.skerry.operator.reference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;

/** The Secrets of a resource's namespace. */
public final class Secrets {

    private Secrets() {}

    /** The Secret of that name. */
    public static Optional<Secret> find(HasMetadata resource, String name, Context<?> context) {
        return Optional.ofNullable(context.getClient()
                .secrets()
                .inNamespace(resource.getMetadata().getNamespace())
                .withName(name)
                .get());
    }
}
