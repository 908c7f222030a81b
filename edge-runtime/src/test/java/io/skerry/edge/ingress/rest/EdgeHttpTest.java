package io.skerry.edge.ingress.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.ingress.rest.EdgeClient.Reply;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole edge node, without a broker, spoken to over HTTP. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
class EdgeHttpTest {

    private static final String MNIST = "/v1/services/default/mnist";
    private static final String INFER = "/v2/models/default.mnist/infer";
    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";
    private static final long TOO_LARGE = (16L << 20) + 1;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static long generation = 1;

    @TestHTTPResource
    URI api;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    EdgeConfig config;

    private EdgeClient edge;

    @BeforeEach
    void awaitTheModel() {
        edge = new EdgeClient(api, management);
        await(() -> edge.manage("/q/health/ready").status() == 200);
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void anImageIsAnswered() {
        Reply reply = edge.post(MNIST, Digits.png(0));

        assertThat(reply.status()).isEqualTo(200);
        JsonNode answer = reply.json();
        assertThat(answer.path("service").asText()).isEqualTo("default/mnist");
        assertThat(answer.path("label").asText()).isEqualTo(Digits.label(0));
        assertThat(answer.path("confidence").asDouble()).isBetween(0.1, 1.0);
        assertThat(answer.path("source").asText()).isEqualTo("edge");
        assertThat(answer.path("reason").asText()).isNotEmpty();
        assertThat(answer.at("/edge/model").asText()).isEqualTo("mnist-shallow:1");
        assertThat(answer.has("cloud")).isFalse();
        assertThat(answer.path("milliseconds").asDouble()).isPositive();
    }

    @Test
    void anImageInAnotherFormatIsAnsweredAlike() {
        assertThat(edge.post(MNIST, Digits.jpeg(1)).json().path("label").asText())
                .isEqualTo(Digits.label(1));
        assertThat(edge.post(MNIST, Digits.greyOf16Bits(1)).json().path("label").asText())
                .isEqualTo(Digits.label(1));
    }

    @Test
    void aTypeThatTheClientClaimsIsOfNoInterest() {
        assertThat(edge.post(MNIST, Digits.png(0), "Content-Type", "image/jpeg").status())
                .isEqualTo(200);
        assertThat(edge.post(MNIST, Digits.png(0), "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
    }

    static Stream<Arguments> badImages() {
        byte[] jpeg = Digits.jpeg(0);
        byte[] png = Digits.png(0);
        return Stream.of(
                Arguments.of("empty", new byte[0], 400, "no bytes"),
                Arguments.of("text", "not a picture".getBytes(StandardCharsets.UTF_8), 415, "PNG"),
                Arguments.of("a truncated JPEG", Arrays.copyOf(jpeg, jpeg.length / 2), 400, "ends"),
                Arguments.of("a truncated PNG", Arrays.copyOf(png, png.length - 20), 400, "ends"),
                Arguments.of("a GIF", "GIF89a....".getBytes(StandardCharsets.UTF_8), 415, "PNG"),
                Arguments.of("a PNG of 30,000 x 30,000", Digits.pngThatClaims(30_000, 30_000), 413, "pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badImages")
    void aBadImageGetsAClearErrorIsCountedAndTheNextGoodOneIsAnswered(
            String what, byte[] image, int status, String why) {
        long before = edge.failed(status);

        Reply reply = edge.post(MNIST, image);

        assertProblem(reply, status, why);
        assertThat(edge.failed(status)).isEqualTo(before + 1);
        assertThat(edge.post(MNIST, Digits.png(0)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/services/default/unknown, 404, no service 'default/unknown' on this node; its plan has: default/mnist",
        "POST, /v1/services/DEFAULT/mnist, 404, must be a DNS label",
        "GET, /v2/models/default.unknown, 404, no service 'default/unknown'",
        "GET, /v2/models/mnist, 404, named namespace.name",
        "GET, /v2/models/default.unknown/ready, 404, no service 'default/unknown'",
        "POST, /v2/models/default.unknown/infer, 404, no service 'default/unknown'",
        "GET, /v1/nothing, 404, there is nothing at /v1/nothing",
        "GET, /v1/services/default/mnist, 405, GET is not possible at",
        "DELETE, /v2, 405, DELETE is not possible at /v2"
    })
    void whatIsNotThereIsAClearErrorAndCounted(String method, String path, int status, String why) {
        long before = edge.failed(status);

        Reply reply = edge.send(method, path);

        assertProblem(reply, status, why);
        assertThat(edge.failed(status)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/services",
                "/v1/observe",
                "/v1/observe/hard/00000000-0000-0000-0000-000000000000",
                "/v2",
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models/default.mnist",
                "/v2/models/default.mnist/ready",
                INFER,
                MNIST
            })
    void aMethodThatAPathDoesNotTakeIsAnsweredWithThoseThatItTakes(String path) {
        Reply reply = edge.send("DELETE", path);

        assertProblem(reply, 405, "DELETE is not possible at " + path);
        List<String> allowed = List.of(reply.header("Allow").split(", "));
        for (String method : List.of("GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")) {
            boolean taken = edge.send(method, path).status() != 405;
            assertThat(taken).as(method).isEqualTo(allowed.contains(method));
        }
    }

    @ParameterizedTest
    @CsvSource({MNIST + ", 17825792", INFER + ", 100000000", MNIST + ", 16777217"})
    void aBodyThatIsDeclaredTooLargeIsRefusedBeforeItIsSent(String path, String length) throws IOException {
        long before = edge.failed(413);

        String response = edge.declare(path, length);

        assertThat(response).startsWith("HTTP/1.1 413").containsIgnoringCase("application/json");
        assertThat(response).contains("{\"error\":\"the body has " + length + " bytes, at most 16777216 are taken");
        assertThat(edge.failed(413)).isEqualTo(before + 1);
        assertThat(edge.post(MNIST, Digits.png(0)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({MNIST, INFER})
    void aBodyWithoutAnEndIsRefusedAtTheLimit(String path) throws IOException {
        long before = edge.failed(413);

        String response = edge.stream(path, TOO_LARGE);

        assertThat(response).startsWith("HTTP/1.1 413").contains("{\"error\":\"the body has more than 16777216 bytes");
        assertThat(edge.failed(413)).isEqualTo(before + 1);
        assertThat(edge.post(MNIST, Digits.png(0)).status()).isEqualTo(200);
    }

    @Test
    void theServerAndTheModelDescribeThemselves() {
        assertThat(edge.get("/v2").json().path("extensions").path(0).asText()).isEqualTo("binary_tensor_data");
        assertThat(edge.get("/v2/health/live").json().path("live").asBoolean()).isTrue();
        assertThat(edge.get("/v2/health/ready").json().path("ready").asBoolean())
                .isTrue();
        assertThat(edge.get("/v2/models/default.mnist/ready")
                        .json()
                        .path("ready")
                        .asBoolean())
                .isTrue();
        JsonNode model = edge.get("/v2/models/default.mnist").json();
        assertThat(model.path("name").asText()).isEqualTo("default.mnist");
        assertThat(model.path("versions").path(0).asText()).isEqualTo("1");
        assertThat(model.path("inputs").toString()).contains("\"image\"", "\"FP32\"", "[-1,1,28,28]");
        assertThat(model.path("outputs").findValuesAsText("name"))
                .containsExactly("label", "index", "confidence", "source", "scores");
        assertThat(model.at("/outputs/4/shape").toString()).isEqualTo("[-1,10]");
    }

    @Test
    void aBatchOfTensorsIsAnsweredInBytesAndInJsonAlike() {
        List<String> expected = IntStream.range(0, 8).mapToObj(Digits::label).toList();

        Reply binary = infer(
                "{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[8,1,28,28],\"parameters\":{\"binary_data_size\":25088}}",
                Digits.tensor(0, 8));
        Reply json = edge.post(INFER, request("\"data\":" + Arrays.toString(floats(Digits.tensor(0, 8)))));

        assertThat(binary.status()).isEqualTo(200);
        assertThat(data(binary, "label")).isEqualTo(expected);
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json().path("outputs")).isEqualTo(binary.json().path("outputs"));
    }

    @Test
    void anAnswerInBytesIsAsTheProtocolSays() throws IOException {
        String json = "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[1,1,28,28],"
                + "\"parameters\":{\"binary_data_size\":3136}}],"
                + "\"outputs\":[{\"name\":\"index\",\"parameters\":{\"binary_data\":true}}]}";

        Reply reply = edge.post(INFER, with(json, Digits.tensor(2, 3)), HEADER_LENGTH, String.valueOf(json.length()));

        assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
        int header = Integer.parseInt(reply.header(HEADER_LENGTH));
        assertThat(new String(reply.body(), 0, header, StandardCharsets.UTF_8))
                .contains("\"model_name\":\"default.mnist\"", "\"binary_data_size\":8");
        ByteBuffer bytes = ByteBuffer.wrap(reply.body(), header, 8).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(String.valueOf(bytes.getLong())).isEqualTo(Digits.label(2));
        assertThat(reply.body()).hasSize(header + 8);
    }

    @Test
    void aModelWithoutAManifestIsServedAsOneOfTensors() throws IOException {
        Path folder = Files.createDirectories(config.data().resolve("unnamed"));
        Files.copy(EdgeProfile.MODEL.resolve("model.onnx"), folder.resolve("model.onnx"));
        plan(EdgeProfile.service("unnamed", folder));
        await(() -> edge.get("/v2/models/default.unnamed/ready").status() == 200);

        JsonNode model = edge.get("/v2/models/default.unnamed").json();
        Reply tensor = edge.post(
                "/v2/models/default.unnamed/infer",
                request("\"data\":" + Arrays.toString(floats(Digits.tensor(0, 8)))));
        Reply image = edge.post("/v1/services/default/unnamed", Digits.png(0));

        assertThat(model.at("/inputs/0/name").asText()).isEqualTo("image");
        assertThat(model.at("/inputs/0/shape").toString()).isEqualTo("[-1,1,28,28]");
        assertThat(model.at("/versions/0").asText()).hasSize(12);
        assertThat(data(tensor, "label"))
                .isEqualTo(IntStream.range(0, 8).mapToObj(Digits::label).toList());
        assertProblem(image, 415, "the model takes the tensor image FP32 [1, 1, 28, 28]");
        plan();
        await(() -> edge.get("/v1/services").json().size() == 1);
    }

    static Stream<Arguments> badTensors() {
        String nested = "[".repeat(10_000) + "]".repeat(10_000);
        return Stream.of(
                Arguments.of("no JSON", "text", "not valid JSON"),
                Arguments.of("10,000 levels", nested, "nesting depth"),
                Arguments.of("duplicate keys", "{\"inputs\":[],\"inputs\":[]}", "Duplicate field"),
                Arguments.of("nothing", "", "the body has 0 bytes"),
                Arguments.of("wrong name", tensor("picture", "FP32", "[1,1,28,28]", 784), "no input 'picture'"),
                Arguments.of("wrong rank", tensor("image", "FP32", "[1,784]", 784), "[1, 784]"),
                Arguments.of("wrong shape", tensor("image", "FP32", "[1,1,14,56]", 784), "[1, 1, 14, 56]"),
                Arguments.of("wrong type", tensor("image", "INT32", "[1,1,28,28]", 784), "INT32"),
                Arguments.of("wrong count", tensor("image", "FP32", "[1,1,28,28]", 783), "its shape needs 784"),
                Arguments.of(
                        "infinity",
                        tensor("image", "FP32", "[1,1,28,28]", 784).replace("[0,", "[1e300,"),
                        "NaN or infinity"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTensors")
    void aBadTensorGetsAClearErrorIsCountedAndTheNextGoodRequestIsAnswered(String what, String body, String why) {
        long before = edge.failed(400);

        Reply reply = edge.post(INFER, body.getBytes(StandardCharsets.UTF_8));

        assertProblem(reply, 400, why);
        assertThat(edge.failed(400)).isEqualTo(before + 1);
        assertThat(edge.post(MNIST, Digits.png(0)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"many, must be a number", "100000, the body has", "-1, the body has", "99999999999, must be a number"})
    void aHeaderLengthThatLiesIsRefused(String length, String why) {
        assertProblem(edge.post(INFER, request("\"data\":[1]"), HEADER_LENGTH, length), 400, why);
    }

    @Test
    void healthIsOnTheManagementPortOnly() {
        assertThat(edge.manage("/q/health/live").json().path("status").asText()).isEqualTo("UP");
        assertThat(edge.manage("/q/health/started").json().path("status").asText())
                .isEqualTo("UP");
        assertThat(edge.manage("/q/health/ready").json().path("status").asText())
                .isEqualTo("UP");
        assertThat(edge.get("/q/health/ready").status()).isEqualTo(404);
        assertThat(edge.get("/q/metrics").status()).isEqualTo(404);
    }

    @Test
    void thePageAndWhatItShowsAreServed() {
        edge.post(MNIST, Digits.png(0));

        Reply page = edge.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        JsonNode observed = edge.get("/v1/observe").json();
        assertThat(observed.at("/services/0/name").asText()).isEqualTo("mnist");
        assertThat(observed.at("/link/connected").asBoolean()).isFalse();
    }

    @Test
    void aServiceWhoseModelIsNotThereYetIsNotReadyAndTheOthersAnswer() throws IOException {
        plan(EdgeProfile.service("soon", config.data().resolve("nowhere")));
        await(() -> edge.get("/v1/services").json().size() == 2);
        long before = edge.failed(503);

        Reply image = edge.post("/v1/services/default/soon", Digits.png(0));

        assertProblem(image, 503, "default/soon has no model yet");
        assertThat(image.header("Retry-After")).isEqualTo("1");
        assertProblem(edge.get("/v2/models/default.soon"), 503, "no model yet");
        assertThat(edge.failed(503)).isEqualTo(before + 2);
        assertThat(edge.get("/v2/models/default.soon/ready").status()).isEqualTo(503);
        assertThat(edge.get("/v2/health/ready").status()).isEqualTo(503);
        assertThat(edge.manage("/q/health/ready").status()).isEqualTo(503);
        assertThat(edge.manage("/q/health/live").status()).isEqualTo(200);
        assertThat(edge.post(MNIST, Digits.png(0)).status()).isEqualTo(200);

        plan();
        await(() -> edge.get("/v1/services").json().size() == 1);
        assertProblem(edge.post("/v1/services/default/soon", Digits.png(0)), 404, "no service 'default/soon'");
    }

    /** Makes the node's plan the usual one, and perhaps more. */
    private void plan(ServiceAssignment... more) throws IOException {
        Files.write(config.edge().plan().orElseThrow(), PlanJson.write(EdgeProfile.plan(++generation, more)));
    }

    private static void assertProblem(Reply reply, int status, String why) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("error");
        assertThat(reply.json().path("error").asText()).contains(why);
    }

    private Reply infer(String input, byte[] tensor) {
        String json = "{\"inputs\":[" + input + "]}";
        return edge.post(INFER, with(json, tensor), HEADER_LENGTH, String.valueOf(json.length()));
    }

    private static byte[] request(String data) {
        return ("{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[8,1,28,28]," + data + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String tensor(String name, String datatype, String shape, int elements) {
        return "{\"inputs\":[{\"name\":\"%s\",\"datatype\":\"%s\",\"shape\":%s,\"data\":%s}]}"
                .formatted(name, datatype, shape, Arrays.toString(new int[elements]));
    }

    private static byte[] with(String json, byte[] tensor) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(header, header.length + tensor.length);
        System.arraycopy(tensor, 0, body, header.length, tensor.length);
        return body;
    }

    private static float[] floats(byte[] tensor) {
        float[] floats = new float[tensor.length / Float.BYTES];
        ByteBuffer.wrap(tensor).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    private static List<String> data(Reply reply, String output) {
        for (JsonNode tensor : reply.json().path("outputs")) {
            if (tensor.path("name").asText().equals(output)) {
                return IntStream.range(0, tensor.path("data").size())
                        .mapToObj(i -> tensor.path("data").get(i).asText())
                        .toList();
            }
        }
        throw new AssertionError("no output " + output + " in " + reply.text());
    }

    private static void await(BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("it did not happen in time");
            }
            Thread.onSpinWait();
        }
    }
}
