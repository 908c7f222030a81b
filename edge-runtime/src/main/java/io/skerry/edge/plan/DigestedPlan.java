package io.skerry.edge.plan;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.onnx.Sha256;

/**
 * A plan and the name of its content.
 *
 * @param digest of the JSON that it was read from: {@code sha256:} and 64 hexadecimal digits
 */
public record DigestedPlan(NodePlan plan, String digest) {

    /** Stands for the digest where no plan applies. */
    public static final String NO_DIGEST = "none";

    /**
     * Reads a plan.
     *
     * @throws InvalidPlanException as {@link PlanJson#read}
     */
    public static DigestedPlan read(byte[] json) {
        return new DigestedPlan(PlanJson.read(json), digest(json));
    }

    /** The digest of these bytes. */
    public static String digest(byte[] json) {
        return "sha256:" + Sha256.of(json);
    }

    long generation() {
        return plan.generation();
    }
}
