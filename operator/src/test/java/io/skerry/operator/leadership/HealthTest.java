package io.skerry.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** That the checks are asked where Kubernetes asks; what they say is tested elsewhere. */
@QuarkusTest
@WithKubernetesTestServer
class HealthTest {

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @Test
    void kubernetes_restarts_an_operator_whose_canary_fails() throws IOException {
        JsonNode checks;
        try (InputStream in = live.openStream()) {
            checks = new JsonMapper().readTree(in).path("checks");
        }

        assertThat(checks)
                .filteredOn(check -> check.path("name").asText().equals("canary"))
                .singleElement()
                .satisfies(check -> assertThat(
                                check.at("/data/secondsSinceLastRenewal").isInt())
                        .isTrue());
    }
}
