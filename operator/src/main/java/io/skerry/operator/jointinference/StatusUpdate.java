package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.operator.status.ConditionList;
import io.skerry.operator.status.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next status of a service: Sedna's fields and Kubernetes' conditions from one finding. */
final class StatusUpdate {

    private static final String RUNNING = "Running";
    private static final String FAILED = "Failed";

    private static final JointInferenceServiceStatus NOTHING =
            new JointInferenceServiceStatus(null, List.of(), null, 0, 0, List.of(), List.of(), null);

    private StatusUpdate() {}

    /**
     * Derives it; equal to the one before if nothing changed.
     *
     * @param before absent: the first one
     * @param generation of the spec that was looked at
     * @param edgeModel the shallow model of a service that nodes serve without a pod; absent: as before
     */
    static JointInferenceServiceStatus next(
            @Nullable JointInferenceServiceStatus before,
            long generation,
            Finding finding,
            @Nullable ModelFile edgeModel,
            Instant now) {
        JointInferenceServiceStatus was = before == null ? NOTHING : before;
        Progress progress = finding.progress();
        ConditionList next =
                ConditionList.from(was.conditions(), generation, now).progress(progress);
        Finding.Workers workers = finding.workers();
        if (workers != null) {
            next.set(
                    RUNNING,
                    workers.running() == workers.all(),
                    progress.reason().text(),
                    progress.message());
            if (progress instanceof Progress.Stuck) {
                next.set(FAILED, true, progress.reason().text(), progress.message());
            } else {
                next.clear(FAILED, progress.reason().text(), progress.message());
            }
        }
        return new JointInferenceServiceStatus(
                generation,
                next.toList(),
                was.startTime() == null ? now : was.startTime(),
                workers == null ? was.active() : Integer.valueOf(workers.running()),
                workers == null ? was.failed() : Integer.valueOf(workers.failed()),
                finding.metrics() == null ? was.metrics() : finding.metrics(),
                finding.nodes() == null ? was.nodes() : finding.nodes(),
                edgeModel == null ? was.edgeModel() : edgeModel);
    }
}
