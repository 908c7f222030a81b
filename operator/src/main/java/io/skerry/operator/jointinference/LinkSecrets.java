package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.worker.Owner;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * The Secrets from which deep workers have the keys of their ingests. The operator needs no right but to create them: a Secret's name
 * follows from what is in it, so one that is there is right, and a new key makes a new Secret and with it new pods. What it has put in place
 * it takes to be there until the worker is in trouble.
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
     */
    String put(JointInferenceService service, String key) {
        Secret secret = secret(service, key);
        String name = secret.getMetadata().getName();
        ResourceID id = ResourceID.fromResource(service);
        if (!name.equals(inPlace.get(id))) {
            create(secret);
            inPlace.put(id, name);
        }
        return name;
    }

    /** The Secret may be gone. */
    void doubt(JointInferenceService service) {
        inPlace.remove(ResourceID.fromResource(service));
    }

    private void create(Secret secret) {
        try {
            client.resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private static Secret secret(JointInferenceService service, String key) {
        CRC32C hash = new CRC32C();
        hash.update((service.getMetadata().getUid() + "/" + key).getBytes(StandardCharsets.UTF_8));
        return new SecretBuilder()
                .withNewMetadata()
                .withName("%s-link-%08x".formatted(service.getMetadata().getName(), hash.getValue()))
                .withNamespace(service.getMetadata().getNamespace())
                .withOwnerReferences(Owner.of(service).reference())
                .endMetadata()
                .withData(Map.of(ENTRY, Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))))
                .withImmutable()
                .build();
    }
}
