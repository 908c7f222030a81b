package io.skerry.edge.model.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Reads the object store's keys at each use, so that new ones need no restart. They are never printed. */
final class S3Keys {

    private static final String TOKEN = "AWS_SESSION_TOKEN";

    private final S3Settings settings;
    private final Map<String, String> environment;

    S3Keys(S3Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    AwsCredentialsIdentity read() throws FetchException {
        String access = key("access key", settings.accessKeyFile(), "AWS_ACCESS_KEY_ID");
        String secret = key("secret key", settings.secretKeyFile(), "AWS_SECRET_ACCESS_KEY");
        String token = settings.secretKeyFile() == null ? environment.get(TOKEN) : null;
        return token == null
                ? AwsCredentialsIdentity.create(access, secret)
                : AwsSessionCredentialsIdentity.create(access, secret, token);
    }

    private String key(String what, @Nullable Path file, String variable) throws FetchException {
        String value = file == null ? environment.get(variable) : content(what, file);
        if (value == null || value.isBlank()) {
            String where = file == null ? "the environment has no " + variable : file + " is empty";
            throw new FetchException(
                    FetchException.Kind.DENIED,
                    "there is no " + what + " for the object store: " + where
                            + "; set it, or name a file that holds it");
        }
        return value.strip();
    }

    private static String content(String what, Path file) throws FetchException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new FetchException(
                    FetchException.Kind.DENIED,
                    "the " + what + " for the object store cannot be read from " + file + ": "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }
}
