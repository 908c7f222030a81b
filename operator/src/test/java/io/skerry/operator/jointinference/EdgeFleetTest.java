package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.jointinference.NodeState;
import io.skerry.api.report.ServiceReport;
import io.skerry.api.resource.Metric;
import io.skerry.operator.plan.PlanState;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeFleetTest {

    private static final Instant HEARD = Instant.parse("2026-11-26T10:00:42Z");
    private static final Map<String, NodeState> ANSWERING =
            Map.of("edge-1", new NodeState("edge-1", true, "fashion:1", 0.3, 7L, null, null));

    @Test
    void a_fleet_is_ready_when_every_node_answers() {
        EdgeFleet fleet = fleet(
                Map.of("edge-1", new PlanState.InSync(), "edge-2", new PlanState.InSync()),
                Map.of("edge-1", report(true, 100, 30, null), "edge-2", report(true, 300, 10, null)));

        assertThat(fleet.progress()).isEqualTo(new Progress.Ready(Reason.WORKERS_RUNNING, "2 nodes answer"));
        assertThat(fleet.nodes()).extracting(NodeState::name).containsExactly("edge-1", "edge-2");
        assertThat(fleet.nodes()).extracting(NodeState::offloadedShare).containsExactly(0.3, 0.033);
        assertThat(fleet.metrics())
                .containsExactly(
                        new Metric("inferenceNumber", "400"),
                        new Metric("hardExampleNumber", "40"),
                        new Metric("uploadCloudRatio", "10"));
    }

    @Test
    void a_node_that_is_not_heard_is_named() {
        EdgeFleet fleet = fleet(Map.of("edge-1", new PlanState.Away()), Map.of());

        assertThat(fleet.progress().reason()).isEqualTo(Reason.NODE_NOT_HEARD);
        assertThat(fleet.progress().message()).contains("edge-1").contains("skerry-edge");
        assertThat(fleet.nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.ready()).isFalse());
        assertThat(fleet.metrics()).isEmpty();
    }

    @Test
    void a_plan_that_a_node_refuses_needs_somebodys_help() {
        EdgeFleet fleet = fleet(
                Map.of("edge-1", new PlanState.InSync(), "edge-2", new PlanState.Refused("no such miner")),
                Map.of("edge-1", report(true, 1, 0, null), "edge-2", report(true, 1, 0, null)));

        assertThat(fleet.progress())
                .isEqualTo(new Progress.Stuck(Reason.PLAN_REFUSED, "node edge-2 refuses its plan: no such miner"));
    }

    @Test
    void a_plan_that_no_message_can_carry_needs_somebodys_help() {
        EdgeFleet fleet = fleet(
                Map.of("edge-1", new PlanState.TooLarge(2_000_000, 1_044_480)),
                Map.of("edge-1", report(true, 1, 0, null)));

        assertThat(fleet.progress()).isInstanceOf(Progress.Stuck.class);
        assertThat(fleet.progress().reason()).isEqualTo(Reason.PLAN_TOO_LARGE);
        assertThat(fleet.progress().message()).contains("edge-1", "2000000", "1044480", "MQTT");
    }

    @Test
    void a_model_that_a_node_cannot_load_is_told_in_the_nodes_words() {
        EdgeFleet fleet = fleet(
                Map.of("edge-1", new PlanState.InSync()),
                Map.of("edge-1", report(false, 0, 0, "model.onnx is damaged: copy it again")));

        assertThat(fleet.progress())
                .isEqualTo(
                        new Progress.Working(Reason.MODEL_FAILED, "node edge-1: model.onnx is damaged: copy it again"));
    }

    @Test
    void a_node_that_has_its_plan_and_says_nothing_yet_is_loading() {
        assertThat(fleet(Map.of("edge-1", new PlanState.InSync()), Map.of())
                        .progress()
                        .reason())
                .isEqualTo(Reason.MODEL_LOADING);
    }

    @Test
    void a_node_that_answers_goes_on_while_a_new_plan_is_on_the_way() {
        Map<String, ServiceReport> reports = Map.of("edge-1", report(true, 1, 0, null));

        assertThat(fleet(Map.of("edge-1", new PlanState.Sent()), reports, ANSWERING)
                        .progress())
                .isInstanceOf(Progress.Ready.class);
        assertThat(fleet(Map.of("edge-1", new PlanState.Pending()), reports, ANSWERING)
                        .progress()
                        .reason())
                .isEqualTo(Reason.PLAN_PENDING);
    }

    @Test
    void a_node_is_not_ready_before_it_has_taken_a_plan_with_what_is_new_in_the_spec() {
        Map<String, ServiceReport> reports = Map.of("edge-1", report(true, 1, 0, null));

        assertThat(fleet(Map.of("edge-1", new PlanState.Sent()), reports)
                        .progress()
                        .reason())
                .isEqualTo(Reason.PLAN_PENDING);
    }

    @Test
    void an_operator_that_was_restarted_leaves_the_status_of_nodes_that_it_has_not_heard_yet() {
        for (PlanState plan : List.of(new PlanState.Expected(), new PlanState.InSync())) {
            EdgeFleet fleet = fleet(Map.of("edge-1", plan), Map.of(), ANSWERING);

            assertThat(fleet.progress()).isInstanceOf(Progress.Ready.class);
            assertThat(fleet.nodes()).containsExactly(ANSWERING.get("edge-1"));
            assertThat(fleet.metrics()).isNull();
        }
    }

    @Test
    void when_a_node_was_heard_last_is_told_once_it_is_heard_no_more() {
        Map<String, ServiceReport> reports = Map.of("edge-1", report(true, 1, 0, null));

        assertThat(fleet(Map.of("edge-1", new PlanState.InSync()), reports).nodes())
                .extracting(NodeState::lastHeardTime)
                .containsOnlyNulls();
        assertThat(fleet(Map.of("edge-1", new PlanState.Away()), reports).nodes())
                .extracting(NodeState::lastHeardTime)
                .containsExactly(HEARD);
    }

    private static EdgeFleet fleet(Map<String, PlanState> plans, Map<String, ServiceReport> reports) {
        return fleet(plans, reports, Map.of());
    }

    private static EdgeFleet fleet(
            Map<String, PlanState> plans, Map<String, ServiceReport> reports, Map<String, NodeState> answering) {
        return EdgeFleet.of(
                List.copyOf(plans.keySet()),
                plans::get,
                node -> Optional.ofNullable(reports.get(node))
                        .map(report -> new NodeReports.Entry(report, "run", 1, HEARD)),
                answering);
    }

    private static ServiceReport report(boolean ready, long inferences, long offloaded, @Nullable String problem) {
        return new ServiceReport(ready, "fashion:1", null, inferences, offloaded, offloaded, 0, true, problem);
    }
}
