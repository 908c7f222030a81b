package io.skerry.edge.model.fetch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The object store behind {@code s3://bucket/key} addresses. Buckets are addressed by path.
 *
 * @param endpoint its address without a path, e.g. {@code http://minio.local:9000}; null: Amazon's own in the region
 * @param region the region that requests are signed for
 * @param accessKeyFile the file that holds the access key; null: {@code AWS_ACCESS_KEY_ID} holds it
 * @param secretKeyFile the file that holds the secret key; null: {@code AWS_SECRET_ACCESS_KEY} holds it
 */
public record S3Settings(
        @Nullable URI endpoint,
        String region,
        @Nullable Path accessKeyFile,
        @Nullable Path secretKeyFile) {

    /** Amazon's own store in {@code us-east-1}, keys from the environment. */
    public static final S3Settings DEFAULT = new S3Settings(null, "us-east-1", null, null);

    URI address() {
        return endpoint == null ? URI.create("https://s3." + region + ".amazonaws.com") : endpoint;
    }
}
