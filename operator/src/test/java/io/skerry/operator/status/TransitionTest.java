package io.skerry.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.resource.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {

    private static final Progress READY = new Progress.Ready(Reason.WORKERS_RUNNING, "all run");
    private static final Progress WORKING = new Progress.Working(Reason.WORKERS_STARTING, "one starts");
    private static final Progress STUCK = new Progress.Stuck(Reason.MODEL_NOT_FOUND, "create it");

    @Test
    void to_become_ready_or_to_lose_it_is_one() {
        assertThat(Transition.isOne(after(WORKING), READY)).isTrue();
        assertThat(Transition.isOne(after(READY), WORKING)).isTrue();
    }

    @Test
    void to_be_stuck_or_free_again_is_one() {
        assertThat(Transition.isOne(List.of(), STUCK)).isTrue();
        assertThat(Transition.isOne(after(STUCK), WORKING)).isTrue();
        assertThat(Transition.isOne(after(STUCK), READY)).isTrue();
    }

    @Test
    void to_be_stuck_for_another_reason_is_one() {
        assertThat(Transition.isOne(after(STUCK), new Progress.Stuck(Reason.SECRET_NOT_FOUND, "create it")))
                .isTrue();
    }

    @Test
    void what_goes_on_is_none() {
        assertThat(Transition.isOne(List.of(), WORKING)).isFalse();
        assertThat(Transition.isOne(after(WORKING), new Progress.Working(Reason.WORKER_FAILED, "it crashes")))
                .isFalse();
        assertThat(Transition.isOne(after(READY), READY)).isFalse();
        assertThat(Transition.isOne(after(STUCK), STUCK)).isFalse();
    }

    private static List<Condition> after(Progress progress) {
        return ConditionList.from(List.of(), 1, Instant.EPOCH)
                .progress(progress)
                .toList();
    }
}
