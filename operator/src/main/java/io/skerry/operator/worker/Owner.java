package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/**
 * The resource that owns a worker.
 *
 * @param kind as in manifests, e.g. {@code JointInferenceService}
 * @param uid of this very object: one that is deleted and created again has another
 */
public record Owner(String apiVersion, String kind, String namespace, String name, String uid) {

    public static Owner of(HasMetadata resource) {
        return new Owner(
                resource.getApiVersion(),
                resource.getKind(),
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName(),
                resource.getMetadata().getUid());
    }

    /** Makes Kubernetes delete what the resource owned. */
    public OwnerReference reference() {
        return new OwnerReferenceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
