package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.reference.UnresolvedException;
import io.skerry.operator.status.Reason;
import io.skerry.operator.worker.Owner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Secrets from which deep workers have the keys of their ingests. The operator may not list Secrets: what it has put in place it takes
 * to be there until the worker is in trouble, and then looks again.
 */
final class LinkSecrets {

    /** The Secret's only entry. */
    static final String ENTRY = "key";

    private final KubernetesClient client;
    private final Map<ResourceID, String> inPlace = new ConcurrentHashMap<>();

    LinkSecrets(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Puts a service's key in place.
     *
     * @return the Secret's name
     * @throws UnresolvedException if there is another Secret of that name
     */
    String put(JointInferenceService service, String key) {
        Secret wanted = secret(service, key);
        ResourceID id = ResourceID.fromResource(service);
        if (!key.equals(inPlace.get(id))) {
            put(wanted);
            inPlace.put(id, key);
        }
        return wanted.getMetadata().getName();
    }

    /** The Secret is looked at again the next time. */
    void doubt(JointInferenceService service) {
        inPlace.remove(ResourceID.fromResource(service));
    }

    private void put(Secret wanted) {
        Secret found = client.resource(wanted).get();
        if (found == null) {
            client.resource(wanted).create();
        } else if (!wanted.getMetadata()
                .getOwnerReferences()
                .equals(found.getMetadata().getOwnerReferences())) {
            throw new UnresolvedException(
                    Reason.INVALID_SECRET,
                    "the Secret '" + wanted.getMetadata().getName()
                            + "' is to hold the key of the link, but is somebody else's: delete or rename it");
        } else if (!wanted.getData().equals(found.getData())) {
            client.resource(wanted).update();
        }
    }

    private static Secret secret(JointInferenceService service, String key) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(service.getMetadata().getName() + "-skerry-link")
                .withNamespace(service.getMetadata().getNamespace())
                .withOwnerReferences(Owner.of(service).reference())
                .endMetadata()
                .withData(Map.of(ENTRY, Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))))
                .build();
    }
}
