package io.skerry.edge.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class S3GatewayTest {

    @TempDir
    Path folder;

    @Test
    void whoDoesNotSignIsDeniedInTheWordsOfS3() throws Exception {
        try (S3Gateway gateway = S3Gateway.start(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            gateway.put("models", "fashion/model.onnx", new byte[] {1, 2, 3});
            URI object = gateway.endpoint().resolve("/models/fashion/model.onnx");

            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(object).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("<Code>AccessDenied</Code>");
        }
    }
}
