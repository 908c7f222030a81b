package io.skerry.edge.plan;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.PlanJson;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** What a plan's frame carries, checked: its size while it is unpacked, its digest, its JSON, its generation. */
final class PlanContent {

    private static final String JSON = "application/json";
    private static final String GZIP = "gzip";

    private PlanContent() {}

    /**
     * The JSON of a plan.
     *
     * @throws InvalidPlanException if it is packed in a way that is not known, too large, or not what the digest names
     */
    static byte[] json(Plan frame) {
        Payload payload = frame.payload();
        if (!payload.contentType().equals(JSON)) {
            throw new InvalidPlanException(
                    "the plan's content type is '" + payload.contentType() + "', must be " + JSON);
        }
        byte[] json = unpack(payload);
        String digest = DigestedPlan.digest(json);
        if (!digest.equals(frame.digest())) {
            throw new InvalidPlanException("the plan's content has the digest " + digest + ", its frame says '"
                    + frame.digest() + "': it was damaged or mixed up, send it again");
        }
        return json;
    }

    /**
     * Reads what {@link #json} gave.
     *
     * @throws InvalidPlanException if it is no valid plan, or one of another generation than the frame says
     */
    static DigestedPlan read(Plan frame, byte[] json) {
        DigestedPlan plan = DigestedPlan.read(json);
        if (plan.generation() != frame.generation()) {
            throw new InvalidPlanException("the plan has generation " + plan.generation() + ", its frame says "
                    + frame.generation() + ": both must be the same");
        }
        return plan;
    }

    private static byte[] unpack(Payload payload) {
        ByteBuffer bytes = payload.bytes();
        byte[] packed = new byte[bytes.remaining()];
        bytes.get(packed);
        String encoding = payload.encoding();
        if (encoding != null && !encoding.equals(GZIP)) {
            throw new InvalidPlanException(
                    "the plan is packed with '" + encoding + "': send it as it is, or with " + GZIP);
        }
        byte[] json = encoding == null ? packed : gunzip(packed);
        if (json.length > PlanJson.MAX_BYTES) {
            throw new InvalidPlanException("the plan has more than " + PlanJson.MAX_BYTES + " bytes");
        }
        return json;
    }

    /** Unpacks one byte more than a plan may have, and no further. */
    private static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(PlanJson.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new InvalidPlanException("the plan cannot be unpacked (" + e.getMessage() + "): send it again", e);
        }
    }
}
