package io.skerry.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a frame is about; {@link #wireName} is how the header names it. */
public enum MessageType {
    /** An example that the edge asks the deep model about. */
    OFFLOAD_REQUEST("offload.request"),
    /** The deep model's verdict. */
    OFFLOAD_RESULT("offload.result"),
    /** A hard example for training. */
    SAMPLE("sample"),
    /** State of a resource on a node. */
    STATUS("status"),
    /** All that a node shall do. */
    PLAN("plan"),
    /** A plan was taken, or refused. */
    PLAN_ACK("plan.ack"),
    /** Frames that were stored and need not be sent again. */
    ACK("ack"),
    /** A sign of life. */
    BEAT("beat"),
    /** Model parameters for aggregation. */
    MODEL_PART("model.part"),
    /** A request that could not be served. */
    ERROR("error");

    private static final Map<String, MessageType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::wireName, Function.identity()));

    private final String wireName;

    MessageType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the header's field {@code type}. */
    public String wireName() {
        return wireName;
    }

    /** The type of that name, or null if there is none. */
    public static @Nullable MessageType named(String wireName) {
        return BY_NAME.get(wireName);
    }
}
