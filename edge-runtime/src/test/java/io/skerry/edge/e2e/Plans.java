package io.skerry.edge.e2e;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.SamplePolicy;
import io.skerry.api.plan.ServiceAssignment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Plans of one service. */
final class Plans {

    static final String SERVICE = "default/fashion";
    static final Duration DEADLINE = Duration.ofMillis(300);

    private static final ModelReference FASHION =
            new ModelReference(Samples.shallow("fashion-mnist").toUri(), null);

    private Plans() {}

    /** Every example is hard: the cloud is asked about all, and all are kept. */
    static NodePlan allHard() {
        return of(1, "CloudOnly", FASHION);
    }

    /** The same with another deadline. */
    static NodePlan allHard(Duration deadline) {
        return of(1, "CloudOnly", FASHION, deadline);
    }

    /** What the shallow model is unsure of is hard. */
    static NodePlan someHard() {
        return of(1, "Margin", FASHION);
    }

    /** No example is hard. */
    static NodePlan allEasy(long generation, ModelReference model) {
        return of(generation, "EdgeOnly", model);
    }

    private static NodePlan of(long generation, String miner, ModelReference model) {
        return of(generation, miner, model, DEADLINE);
    }

    private static NodePlan of(long generation, String miner, ModelReference model, Duration deadline) {
        ServiceAssignment service = new ServiceAssignment(
                "default",
                "fashion",
                model,
                new HardExampleMining(miner, Map.of(), null),
                new OffloadPolicy(deadline, 64),
                SamplePolicy.DEFAULT,
                null);
        return new NodePlan(NodePlan.API_VERSION, generation, List.of(service));
    }
}
