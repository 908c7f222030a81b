package io.skerry.edge.plan;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Plans as they come over the link. */
public final class PlanFrames {

    public static final ModelReference NOWHERE = new ModelReference(URI.create("file:///models/shallow/"), null);

    private PlanFrames() {}

    /** A plan of one service. */
    public static NodePlan plan(long generation, String service) {
        return plan(generation, service, NOWHERE, "Margin");
    }

    public static NodePlan plan(long generation, String service, ModelReference model, String miner) {
        return new NodePlan(
                NodePlan.API_VERSION,
                generation,
                List.of(new ServiceAssignment(
                        "default", service, model, new HardExampleMining(miner, Map.of(), null), null, null, null)));
    }

    /** The frame of a plan, as it should be. */
    public static Plan frame(NodePlan plan) {
        byte[] json = PlanJson.write(plan);
        return frame(plan.generation(), DigestedPlan.digest(json), null, json);
    }

    /** The same, packed. */
    public static Plan packed(NodePlan plan) {
        byte[] json = PlanJson.write(plan);
        return frame(plan.generation(), DigestedPlan.digest(json), "gzip", gzip(json));
    }

    public static Plan frame(long generation, String digest, @Nullable String encoding, byte[] body) {
        return new Plan(
                generation, digest, new Payload("application/json", encoding, List.of(), ByteBuffer.wrap(body)));
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
