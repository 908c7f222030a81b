package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.model.fetch.FetchException.Kind;
import io.skerry.edge.testbed.S3Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 API, which checks the signatures. */
@Tag("real")
class S3GatewayFetchTest {

    private static final TestModel MODEL = TestModel.first();

    @TempDir
    Path temp;

    private S3Gateway gateway;
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        gateway = S3Gateway.start(Files.createDirectory(temp.resolve("gateway")));
        folder = Files.createDirectory(temp.resolve("artefact"));
        MODEL.files().forEach((name, content) -> gateway.put("models", "a folder/v1+2/" + name, content));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_folder_in_a_bucket_brings_the_whole_artefact() throws Exception {
        fetcher(S3Gateway.SECRET_KEY).fetch(reference("s3://models/a%20folder/v1+2/"), folder, none());

        for (Map.Entry<String, byte[]> file : MODEL.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void a_wrong_key_is_denied_and_not_shown() {
        FetchException denied = failure("hunter2hunter2", "s3://models/a%20folder/v1+2/");

        assertThat(denied.kind()).isEqualTo(Kind.DENIED);
        assertThat(denied.toString()).doesNotContain("hunter2", S3Gateway.ACCESS_KEY);
    }

    @Test
    void a_folder_that_is_not_there_may_come_later() {
        FetchException missing = failure(S3Gateway.SECRET_KEY, "s3://models/nothing/");

        assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    private FetchException failure(String secret, String url) {
        return catchThrowableOfType(FetchException.class, () -> fetcher(secret).fetch(reference(url), folder, none()));
    }

    private ModelFetcher fetcher(String secret) {
        S3Settings s3 = new S3Settings(gateway.endpoint(), S3Gateway.REGION, null, null);
        return new ModelFetcher(
                new FetchSettings(FetchLimits.DEFAULT, List.of(), s3),
                HostResolver.SYSTEM,
                Map.of("AWS_ACCESS_KEY_ID", S3Gateway.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", secret),
                Clock.systemUTC());
    }

    private static ModelReference reference(String url) {
        return new ModelReference(URI.create(url), MODEL.sha256());
    }

    private static KnownFiles none() {
        return sha256 -> Optional.empty();
    }
}
