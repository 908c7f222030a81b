package io.skerry.operator.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final ServiceName PHOTOS = new ServiceName("default", "photos");
    private static final NodeKeys KEYS = new NodeKeys(new byte[32]);
    private final Rules rules = new Rules("skerry", "http://skerry-operator.skerry:8080", KEYS);

    @Test
    void what_a_node_says_of_itself_goes_to_the_operator_with_the_nodes_key() {
        RuleSpec status = rules.uplinks("edge-1", List.of()).getFirst().getSpec();

        assertThat(status.sourceResource())
                .isEqualTo(Map.of("topic", "skerry-link/v1/status/edge-1", "node_name", "edge-1"));
        assertThat(status.targetResource())
                .isEqualTo(Map.of(
                        "resource",
                        "http://skerry-operator.skerry:8080/link/v1/edge-1?key=" + KEYS.atOperator("edge-1")));
    }

    @Test
    void questions_go_straight_to_the_services_deep_worker() {
        RuleSpec service = rules.uplinks("edge-1", List.of(PHOTOS)).getLast().getSpec();

        assertThat(service.sourceResource()).containsEntry("topic", "skerry-link/v1/service/default/photos");
        assertThat(service.targetResource().get("resource"))
                .isEqualTo("http://photos-cloud.default:5000/link/v1/edge-1?key="
                        + KEYS.atService("default", "photos", "edge-1"));
    }

    @Test
    void one_rule_leads_down_to_all_nodes() {
        RuleSpec down = rules.downlink().getSpec();

        assertThat(down.source()).isEqualTo("skerry-rest");
        assertThat(down.target()).isEqualTo("skerry-eventbus");
        assertThat(down.sourceResource()).isEqualTo(Map.of("path", "/skerry-link/v1"));
        assertThat(down.targetResource()).isEqualTo(Map.of("topic", "skerry-link/v1"));
    }

    @Test
    void rules_that_are_right_are_left_alone() {
        List<Rule> wanted = rules.uplinks("edge-1", List.of(PHOTOS));

        assertThat(RuleChange.of(wanted, wanted, Set.of())).isEqualTo(new RuleChange(List.of(), List.of()));
    }

    @Test
    void a_rule_that_someone_edited_is_made_anew() {
        Rule right = rules.uplinks("edge-1", List.of()).getFirst();
        Rule edited = rules.uplinks("edge-1", List.of()).getFirst();
        edited.setSpec(
                new RuleSpec("skerry-eventbus", Map.of(), "skerry-rest", Map.of("resource", "http://elsewhere")));

        assertThat(RuleChange.of(List.of(right), List.of(edited), Set.of()))
                .isEqualTo(new RuleChange(List.of(edited), List.of(right)));
    }

    @Test
    void rules_of_services_that_are_gone_go_and_missing_ones_come() {
        List<Rule> before = rules.uplinks("edge-1", List.of(new ServiceName("default", "old")));
        List<Rule> after = rules.uplinks("edge-1", List.of(PHOTOS));

        RuleChange change = RuleChange.of(after, before, Set.of());

        assertThat(change.delete()).containsExactly(before.getLast());
        assertThat(change.create()).containsExactly(after.getLast());
    }

    @Test
    void a_rule_that_leads_nowhere_is_made_again() {
        Rule rule = rules.uplinks("edge-1", List.of()).getFirst();

        assertThat(RuleChange.of(
                        List.of(rule), List.of(rule), Set.of(rule.getMetadata().getName())))
                .isEqualTo(new RuleChange(List.of(rule), List.of(rule)));
    }
}
