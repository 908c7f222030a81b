package io.skerry.operator.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.LinkKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final ServiceName PHOTOS = new ServiceName("default", "photos");
    private static final LinkKeys KEYS = new LinkKeys(new LinkKey("0123456789abcdef0123456789abcdef"));
    private static final Node NODE = node("first");

    private final Rules rules = new Rules(
            new Places(
                    "skerry",
                    URI.create("http://skerry-operator.skerry:8080"),
                    "http://{service}-cloud.{namespace}:5000"),
            KEYS);

    private static Node node(String uid) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("edge-1")
                .withUid(uid)
                .endMetadata()
                .build();
    }

    @Test
    void what_a_node_says_of_itself_goes_to_the_operator_with_the_nodes_secret() {
        RuleSpec status = rules.status(NODE).getSpec();

        assertThat(status.sourceResource())
                .isEqualTo(Map.of("topic", "skerry-link/v1/status/edge-1", "node_name", "edge-1"));
        assertThat(status.targetResource())
                .isEqualTo(Map.of(
                        "resource",
                        "http://skerry-operator.skerry:8080/link/v1/edge-1?key="
                                + KEYS.operator().secret("edge-1")));
    }

    @Test
    void questions_go_straight_to_the_services_deep_worker_whose_key_is_another() {
        RuleSpec service = rules.service(NODE, PHOTOS).getSpec();

        assertThat(service.sourceResource()).containsEntry("topic", "skerry-link/v1/service/default/photos");
        assertThat(service.targetResource().get("resource"))
                .isEqualTo("http://photos-cloud.default:5000/link/v1/edge-1?key="
                        + new LinkKey(KEYS.textOf(PHOTOS)).secret("edge-1"))
                .doesNotContain(KEYS.operator().secret("edge-1"));
    }

    @Test
    void one_rule_leads_down_to_all_nodes() {
        assertThat(rules.downlink().getSpec())
                .isEqualTo(new RuleSpec(
                        "skerry-rest",
                        Map.of("path", "/skerry-link/v1"),
                        "skerry-eventbus",
                        Map.of("topic", "skerry-link/v1")));
        assertThat(rules.endpoints())
                .extracting(
                        end -> end.getMetadata().getName() + " " + end.getSpec().ruleEndpointType())
                .containsExactly("skerry-rest rest", "skerry-eventbus eventbus");
    }

    @Test
    void a_nodes_rules_go_with_the_node() {
        assertThat(rules.status(NODE).getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo("first"));
    }

    @Test
    void rules_that_are_right_are_left_alone() {
        List<Rule> wanted = List.of(rules.status(NODE), rules.service(NODE, PHOTOS));

        assertThat(RuleChange.of(wanted, wanted, Set.of())).isEqualTo(new RuleChange<Rule>(List.of(), List.of()));
    }

    @Test
    void a_rule_that_someone_edited_is_made_anew() {
        Rule right = rules.status(NODE);
        Rule edited = rules.status(NODE);
        edited.setSpec(
                new RuleSpec("skerry-eventbus", Map.of(), "skerry-rest", Map.of("resource", "http://elsewhere")));

        assertThat(RuleChange.of(List.of(right), List.of(edited), Set.of()))
                .isEqualTo(new RuleChange<>(List.of(edited), List.of(right)));
    }

    @Test
    void a_node_that_joined_again_under_its_old_name_gets_rules_of_its_own() {
        Rule old = rules.status(NODE);
        Rule wanted = rules.status(node("second"));

        assertThat(RuleChange.of(List.of(wanted), List.of(old), Set.of()))
                .isEqualTo(new RuleChange<>(List.of(old), List.of(wanted)));
    }

    @Test
    void rules_of_services_that_are_gone_go_and_missing_ones_come() {
        Rule status = rules.status(NODE);
        Rule before = rules.service(NODE, new ServiceName("default", "old"));
        Rule after = rules.service(NODE, PHOTOS);

        assertThat(RuleChange.of(List.of(status, after), List.of(status, before), Set.of()))
                .isEqualTo(new RuleChange<>(List.of(before), List.of(after)));
    }

    @Test
    void a_rule_that_leads_nowhere_is_made_again() {
        Rule rule = rules.status(NODE);

        assertThat(RuleChange.of(
                        List.of(rule), List.of(rule), Set.of(rule.getMetadata().getName())))
                .isEqualTo(new RuleChange<>(List.of(rule), List.of(rule)));
    }
}
