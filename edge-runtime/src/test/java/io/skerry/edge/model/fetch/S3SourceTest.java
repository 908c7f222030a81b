package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.edge.model.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SourceTest {

    private static final int MAX = 1_000;
    private static final byte[] MODEL = "model".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "the-access-key", "AWS_SECRET_ACCESS_KEY", "hunter2hunter2");

    @TempDir
    Path folder;

    private WebServer store;

    @BeforeEach
    void start() throws IOException {
        store = new WebServer();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void an_object_is_asked_for_by_path_with_a_signature() throws Exception {
        AtomicReference<String> authorization = new AtomicReference<>();
        store.page(
                "/models/a%20folder/v1%2B2/model.onnx",
                exchange -> {
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    WebServer.answer(exchange, MODEL);
                });

        source(settings(null, null), KEYS).copy(URI.create("s3://models/a%20folder/v1+2/model.onnx"), target(), MAX);

        assertThat(target()).hasBinaryContent(MODEL);
        assertThat(authorization.get())
                .startsWith("AWS4-HMAC-SHA256 Credential=the-access-key/")
                .contains("/eu-north-1/s3/aws4_request");
    }

    @Test
    void keys_are_read_anew_from_their_files() throws Exception {
        AtomicReference<String> authorization = new AtomicReference<>();
        store.page("/models/model.onnx", exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            WebServer.answer(exchange, MODEL);
        });
        Path access = Files.writeString(folder.resolve("access"), "first-key\n");
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
        S3Source source = source(settings(access, secret), Map.of());

        source.copy(URI.create("s3://models/model.onnx"), target(), MAX);
        String first = authorization.get();
        Files.writeString(access, "second-key\n");
        source.copy(URI.create("s3://models/model.onnx"), target(), MAX);

        assertThat(first).contains("Credential=first-key/");
        assertThat(authorization.get()).contains("Credential=second-key/");
    }

    @Test
    void a_missing_key_is_named_before_anything_is_sent() {
        FetchException denied =
                failure(source(settings(null, null), Map.of("AWS_ACCESS_KEY_ID", "a")), "s3://models/model.onnx");

        assertThat(denied.kind()).isEqualTo(Kind.DENIED);
        assertThat(denied).hasMessageContaining("AWS_SECRET_ACCESS_KEY");
        assertThat(store.requests()).isEmpty();
    }

    @Test
    void a_refusal_shows_no_key() {
        store.page("/models/model.onnx", exchange -> WebServer.status(exchange, 403));

        FetchException denied = failure(source(settings(null, null), KEYS), "s3://models/model.onnx");

        assertThat(denied.kind()).isEqualTo(Kind.DENIED);
        assertThat(denied).hasMessageContaining("s3://models/model.onnx");
        assertThat(denied.toString()).doesNotContain("hunter2", "the-access-key");
    }

    @Test
    void a_bucket_in_another_region_is_said_to_be_there() {
        store.page("/models/model.onnx", exchange -> {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-3");
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1/");
            WebServer.status(exchange, 301);
        });

        FetchException wrong = failure(source(settings(null, null), KEYS), "s3://models/model.onnx");

        assertThat(wrong).hasMessageContaining("eu-west-3").hasMessageContaining("eu-north-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:///model.onnx", "s3://Models/model.onnx", "s3://user:hunter2@models/model.onnx"})
    void an_address_without_a_valid_bucket_is_refused(String address) {
        FetchException refused = failure(source(settings(null, null), KEYS), address);

        assertThat(refused.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(refused.getMessage()).doesNotContain("hunter2");
        assertThat(store.requests()).isEmpty();
    }

    private S3Settings settings(Path accessKeyFile, Path secretKeyFile) {
        return new S3Settings(store.uri(""), "eu-north-1", accessKeyFile, secretKeyFile);
    }

    private static S3Source source(S3Settings settings, Map<String, String> environment) {
        return new S3Source(
                settings,
                new S3Keys(settings, environment),
                new S3Signer(settings.region(), Clock.systemUTC()),
                new HttpTransfer(FetchLimits.DEFAULT));
    }

    private Path target() {
        return folder.resolve("copy");
    }

    private FetchException failure(S3Source source, String address) {
        return catchThrowableOfType(FetchException.class, () -> source.copy(URI.create(address), target(), MAX));
    }
}
