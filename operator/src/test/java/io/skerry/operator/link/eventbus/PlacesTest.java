package io.skerry.operator.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.ServiceName;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final URI OPERATOR = URI.create("http://skerry-operator.skerry:8080");

    @Test
    void a_service_has_a_worker_of_its_own() {
        assertThat(new Places("skerry", OPERATOR, "http://{service}-cloud.{namespace}:5000")
                        .worker(new ServiceName("default", "photos")))
                .isEqualTo("http://photos-cloud.default:5000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cloud:5000", "http://", "http://host/path", "http://host?a=b", "http://{name}:1", "ftp://host"})
    void an_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> new Places("skerry", OPERATOR, address))
                .hasMessageContaining("skerry.eventbus.workers")
                .hasMessageContaining("http://{service}-cloud.{namespace}:5000");
    }

    @Test
    void the_operators_own_address_is_looked_at_too() {
        assertThatThrownBy(() -> new Places("skerry", URI.create("http://host:8080/"), "http://cloud:5000"))
                .hasMessageContaining("skerry.eventbus.ingest");
    }
}
