package io.skerry.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Routes routes = new Routes("skerry");

    @Test
    void topics_have_the_addresses_that_the_rules_give_them() {
        assertThat(routes.uplink(Topics.service("default", "fashion")))
                .isEqualTo("skerry/skerry-link/v1/service/default/fashion");
        assertThat(routes.downlink("edge-1", Topics.node("edge-1", "a1")))
                .isEqualTo("/edge-1/skerry/skerry-link/v1/node/edge-1/a1");
        assertThat(Routes.ingest("edge-1")).isEqualTo("/link/v1/edge-1");
    }

    @Test
    void the_rule_for_what_goes_down_fits_the_topics() {
        assertThat(routes.downlink("edge-1", Topics.plan("edge-1"))).contains("/skerry" + Routes.DOWNLINK_PATH + "/");
        assertThat(Topics.plan("edge-1")).startsWith(Routes.DOWNLINK_TOPIC + "/");
    }

    @ParameterizedTest
    @CsvSource({
        "edge 1, skerry-link/v1/plan/x",
        "edge/1, skerry-link/v1/plan/x",
        "'', skerry-link/v1/plan/x",
        "edge-1, skerry-link/v1/plan/x?y",
        "edge-1, skerry-link/v1/plan/%2e",
        "edge-1, skerry-link/v1/plan/x y",
        "edge-1, skerry-link/v1//x",
        "edge-1, other/topic"
    })
    void a_name_that_would_change_the_address_has_none(String node, String topic) {
        assertThatThrownBy(() -> routes.downlink(node, topic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no address at the router");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "Upper", "-a", "a b"})
    void a_namespace_is_one_of_kubernetes(String namespace) {
        assertThatThrownBy(() -> new Routes(namespace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give a Kubernetes namespace");
    }
}
