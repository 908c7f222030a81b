package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;

/**
 * A Secret for an object store. Its keys stay in the Secret: pods refer to them.
 *
 * @param secret the Secret's name, in the worker's namespace
 * @param endpoint the store's address, {@code https://host:port}
 */
public record StorageCredential(String secret, String endpoint) {

    /** Annotation of the Secret: the store's {@code host[:port]}. */
    public static final String ENDPOINT_ANNOTATION = "s3-endpoint";

    /** Annotation of the Secret: {@code "0"} for plain HTTP. */
    public static final String HTTPS_ANNOTATION = "s3-usehttps";

    static final String ACCESS_KEY = "ACCESS_KEY_ID";
    static final String SECRET_KEY = "SECRET_ACCESS_KEY";

    /**
     * Reads a Secret as Sedna's users write it.
     *
     * @throws InvalidStorageException if a key or the endpoint is missing; says which and how to add it
     */
    public static StorageCredential of(Secret secret) {
        String name = secret.getMetadata().getName();
        Map<String, String> annotations = orEmpty(secret.getMetadata().getAnnotations());
        Map<String, String> data = orEmpty(secret.getData());
        for (String key : List.of(ACCESS_KEY, SECRET_KEY)) {
            if (!data.containsKey(key)) {
                throw new InvalidStorageException(
                        "the Secret '" + name + "' has no key " + key + ": add it under stringData");
            }
        }
        String endpoint = annotations.get(ENDPOINT_ANNOTATION);
        if (endpoint == null || endpoint.isBlank()) {
            throw new InvalidStorageException("the Secret '" + name + "' has no annotation " + ENDPOINT_ANNOTATION
                    + ": write the object store's host and port there");
        }
        String scheme = "0".equals(annotations.get(HTTPS_ANNOTATION)) ? "http" : "https";
        return new StorageCredential(name, scheme + "://" + endpoint);
    }

    /** What a container needs to get in. */
    List<EnvVar> environment() {
        return List.of(
                new EnvVarBuilder()
                        .withName("S3_ENDPOINT_URL")
                        .withValue(endpoint)
                        .build(),
                fromSecret(ACCESS_KEY),
                fromSecret(SECRET_KEY));
    }

    private EnvVar fromSecret(String key) {
        return new EnvVarBuilder()
                .withName(key)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, false)
                .endValueFrom()
                .build();
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
