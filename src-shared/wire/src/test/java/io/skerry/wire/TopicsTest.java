package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    @Test
    void topics_of_the_link_are_as_documented() {
        assertThat(Topics.offload("ns", "svc")).isEqualTo("skerry-link/v1/offload/ns/svc");
        assertThat(Topics.sample("ns", "svc")).isEqualTo("skerry-link/v1/sample/ns/svc");
        assertThat(Topics.beat("ns", "svc")).isEqualTo("skerry-link/v1/beat/ns/svc");
        assertThat(Topics.collectorBeat("ns", "svc")).isEqualTo("skerry-link/v1/beat/ns/svc/collector");
        assertThat(Topics.node("edge-1", "a1")).isEqualTo("skerry-link/v1/node/edge-1/a1");
        assertThat(Topics.plan("edge-1")).isEqualTo("skerry-link/v1/plan/edge-1");
        assertThat(Topics.status("edge-1")).isEqualTo("skerry-link/v1/status/edge-1");
        assertThat(Topics.service("ns", "svc")).isEqualTo("skerry-link/v1/service/ns/svc");
        assertThat(Topics.shared("deep", Topics.offload("ns", "svc")))
                .isEqualTo("$share/deep/skerry-link/v1/offload/ns/svc");
    }

    @Test
    void topics_of_local_programs_are_as_documented() {
        assertThat(Topics.infer("ns", "svc", "7")).isEqualTo("skerry/ns/svc/infer/7");
        assertThat(Topics.inferFilter("ns", "svc")).isEqualTo("skerry/ns/svc/infer/+");
        assertThat(Topics.result("ns", "svc", "7")).isEqualTo("skerry/ns/svc/result/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "/", "+", "a+", "#", "a#b", "a\u0000b", "a\nb", "\ud800"})
    void no_argument_can_leave_its_level(String bad) {
        List<UnaryOperator<String>> topics = List.of(
                level -> Topics.offload(level, "svc"),
                level -> Topics.offload("ns", level),
                level -> Topics.sample(level, "svc"),
                level -> Topics.sample("ns", level),
                level -> Topics.beat(level, "svc"),
                level -> Topics.beat("ns", level),
                level -> Topics.collectorBeat(level, "svc"),
                level -> Topics.collectorBeat("ns", level),
                level -> Topics.service(level, "svc"),
                level -> Topics.service("ns", level),
                level -> Topics.node(level, "a1"),
                level -> Topics.node("edge-1", level),
                Topics::plan,
                Topics::status,
                level -> Topics.shared(level, "topic"),
                level -> Topics.infer(level, "svc", "7"),
                level -> Topics.infer("ns", level, "7"),
                level -> Topics.infer("ns", "svc", level),
                level -> Topics.inferFilter(level, "svc"),
                level -> Topics.inferFilter("ns", level),
                level -> Topics.result(level, "svc", "7"),
                level -> Topics.result("ns", level, "7"),
                level -> Topics.result("ns", "svc", level));

        assertThat(topics)
                .allSatisfy(topic -> assertThatThrownBy(() -> topic.apply(bad))
                        .isInstanceOf(InvalidFrameException.class)
                        .hasMessageContaining("must be 1 to 253 characters"));
    }

    @Test
    void a_level_is_not_longer_than_a_kubernetes_name() {
        assertThat(Topics.status("n".repeat(253))).hasSize(253 + "skerry-link/v1/status/".length());
        assertThatThrownBy(() -> Topics.status("n".repeat(254))).isInstanceOf(InvalidFrameException.class);
    }

    @Test
    void a_node_topic_is_recognised_and_names_its_node() {
        assertThat(Topics.isNode(Topics.node("edge-1", "a1"))).isTrue();
        assertThat(Topics.nodeOf(Topics.node("edge-1", "a1"))).isEqualTo("edge-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "skerry-link/v1/node/",
                "skerry-link/v1/node/edge-1",
                "skerry-link/v1/node/edge-1/",
                "skerry-link/v1/node//a1",
                "skerry-link/v1/node/edge-1/a1/",
                "skerry-link/v1/node/edge-1/a1/b",
                "skerry-link/v1/node/+/a1",
                "skerry-link/v1/node/#/a1",
                "skerry-link/v1/node/edge-1/a\n1",
                "skerry-link/v2/node/edge-1/a1",
                "/skerry-link/v1/node/edge-1/a1",
                "skerry-link/v1/sample/ns/svc"
            })
    void other_topics_are_not_node_topics(String topic) {
        assertThat(Topics.isNode(topic)).isFalse();
        assertThatThrownBy(() -> Topics.nodeOf(topic))
                .isInstanceOf(InvalidFrameException.class)
                .hasMessageContaining("not one of an edge");
    }
}
