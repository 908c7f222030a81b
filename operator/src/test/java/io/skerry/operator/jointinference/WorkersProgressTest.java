package io.skerry.operator.jointinference;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import io.skerry.operator.worker.Rollout;
import io.skerry.operator.worker.UnavailableNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class WorkersProgressTest {

    private static final WorkerState RUNNING = worker(new Rollout(true, false, Optional.empty()));
    private static final WorkerState STARTING = worker(new Rollout(false, false, Optional.empty()));
    private static final WorkerState CRASHING =
            worker(new Rollout(false, false, Optional.of("pod p: CrashLoopBackOff")));

    @Test
    void all_workers_must_run() {
        assertThat(of(RUNNING, RUNNING)).isInstanceOf(Progress.Ready.class);
        assertThat(of(RUNNING, STARTING)).isInstanceOf(Progress.Working.class);
        assertThat(of(RUNNING, STARTING).message()).contains("edge worker").doesNotContain("cloud worker");
    }

    @Test
    void a_pods_trouble_is_said_in_its_own_words() {
        assertThat(of(CRASHING, STARTING).reason()).isEqualTo(Reason.WORKER_FAILED);
        assertThat(of(CRASHING, STARTING).message()).contains("cloud worker").contains("CrashLoopBackOff");
    }

    @Test
    void what_kubernetes_has_given_up_needs_somebody() {
        WorkerState stalled = worker(new Rollout(false, true, Optional.of("pod p: ImagePullBackOff")));

        assertThat(of(RUNNING, stalled)).isInstanceOf(Progress.Stuck.class);
    }

    @Test
    void a_node_that_is_missing_explains_more_than_a_pod() {
        WorkerState homeless = new WorkerState(STARTING.rollout(), Optional.of(new UnavailableNode("edge-1", true)));

        Progress progress = of(CRASHING, homeless);

        assertThat(progress).isInstanceOf(Progress.Working.class);
        assertThat(progress.reason()).isEqualTo(Reason.NODE_NOT_FOUND);
        assertThat(progress.message()).contains("'edge-1'").contains("let it join");
    }

    @Test
    void a_node_that_is_away_does_not_matter_while_the_worker_runs() {
        WorkerState elsewhere = new WorkerState(RUNNING.rollout(), Optional.of(new UnavailableNode("edge-1", false)));

        assertThat(of(RUNNING, elsewhere)).isInstanceOf(Progress.Ready.class);
    }

    private static Progress of(WorkerState cloud, WorkerState edge) {
        SequencedMap<String, WorkerState> workers = new LinkedHashMap<>();
        workers.put("cloud worker", cloud);
        workers.put("edge worker", edge);
        return WorkersProgress.of(workers);
    }

    private static WorkerState worker(Rollout rollout) {
        return new WorkerState(rollout, Optional.empty());
    }
}
