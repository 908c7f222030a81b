package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How parameters travel between the workers. With both, S3 is used. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Transmitter(
        @JsonPropertyDescription("Over an S3 store.") @Nullable
        S3Transmitter s3,

        @JsonPropertyDescription("Over WebSocket; it has no settings: {}.") @Nullable
        WebSocketTransmitter ws) {}
