package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.skerry.api.resource.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionListTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);
    private static final Progress READY = new Progress.Ready(Reason.WORKERS_RUNNING, "2 workers run");
    private static final Progress WORKING = new Progress.Working(Reason.WORKERS_STARTING, "1 of 2 workers runs");
    private static final Progress STUCK =
            new Progress.Stuck(Reason.MODEL_NOT_FOUND, "there is no Model 'm': create it");

    @Test
    void what_is_said_again_is_equal() {
        List<Condition> before =
                ConditionList.from(List.of(), 1, THEN).progress(READY).toList();

        assertThat(ConditionList.from(before, 1, NOW).progress(READY).toList()).isEqualTo(before);
    }

    @Test
    void a_condition_whose_status_changes_has_the_time_of_the_change() {
        List<Condition> before =
                ConditionList.from(List.of(), 1, THEN).progress(WORKING).toList();

        List<Condition> after =
                ConditionList.from(before, 1, NOW).progress(READY).toList();

        assertThat(find(after, "Ready").lastTransitionTime()).isEqualTo(NOW);
    }

    @Test
    void a_condition_whose_message_alone_changes_keeps_the_time_of_its_last_change() {
        List<Condition> before =
                ConditionList.from(List.of(), 1, THEN).progress(STUCK).toList();
        Progress other = new Progress.Stuck(Reason.SECRET_NOT_FOUND, "there is no Secret 's': create it");

        Condition ready =
                find(ConditionList.from(before, 2, NOW).progress(other).toList(), "Ready");

        assertThat(ready.lastTransitionTime()).isEqualTo(THEN);
        assertThat(ready.reason()).isEqualTo("SecretNotFound");
        assertThat(ready.observedGeneration()).isEqualTo(2);
    }

    @Test
    void reconciling_and_stalled_are_there_only_while_they_hold() {
        ConditionList conditions = ConditionList.from(List.of(), 1, THEN).progress(WORKING);
        assertThat(conditions.toList()).extracting(Condition::type).containsExactly("Ready", "Reconciling");

        conditions.progress(STUCK);
        assertThat(conditions.toList()).extracting(Condition::type).containsExactly("Ready", "Stalled");

        conditions.progress(READY);
        assertThat(conditions.toList()).extracting(Condition::type).containsExactly("Ready");
    }

    @Test
    void of_the_log_that_sedna_wrote_the_last_of_each_type_stays() {
        List<Condition> log = List.of(sednas("Running", "True"), sednas("Failed", "True"), sednas("Running", "False"));

        List<Condition> after = ConditionList.from(log, 1, NOW).progress(READY).toList();

        assertThat(after).extracting(Condition::type).containsExactlyInAnyOrder("Running", "Failed", "Ready");
        assertThat(find(after, "Running").status()).isEqualTo("False");
    }

    @Test
    void of_a_kind_with_stages_a_condition_about_the_whole_moves_on_with_the_stage() {
        Condition trained = new Condition("Completed", "True", "Train", null, null, THEN, THEN, null, null, null);
        List<Condition> before = ConditionList.from(List.of(trained), 1, THEN)
                .inStage("Train")
                .progress(WORKING)
                .toList();

        ConditionList next = ConditionList.from(before, 1, NOW).inStage("Eval").progress(WORKING);
        next.set("Completed", false, "WorkersStarting", "it runs");

        assertThat(next.toList())
                .extracting(Condition::type, Condition::stage)
                .containsExactlyInAnyOrder(
                        tuple("Completed", "Train"),
                        tuple("Ready", "Eval"),
                        tuple("Reconciling", "Eval"),
                        tuple("Completed", "Eval"));
    }

    private static Condition sednas(String type, String status) {
        return new Condition(type, status, null, null, null, THEN, THEN, null, null, null);
    }

    private static Condition find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
