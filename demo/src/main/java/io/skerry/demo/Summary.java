package io.skerry.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What came of the demo; {@code --json} prints it.
 *
 * @param warmUp requests before the clock started, in none of the other figures
 * @param requests in all scenes
 * @param latencyMs by source, as the client saw it
 * @param failedRequests in all scenes
 * @param recoveredAfterSeconds from the broker's return to the first answer of the cloud; -1: there was none
 */
record Summary(
        String dataset,
        String miner,
        double budget,
        @JsonProperty("duration_s") double durationSeconds,
        @JsonProperty("warm_up") long warmUp,
        long requests,
        Accuracy accuracy,
        Offload offload,
        @JsonProperty("latency_ms") Map<String, Percentiles> latencyMs,
        @JsonProperty("failed_requests") long failedRequests,
        Samples samples,
        Offline offline,
        @JsonProperty("recovered_after_s") double recoveredAfterSeconds) {

    /** Whether no request failed and nothing was lost or stored twice. */
    boolean allWell() {
        return failedRequests + samples.lost + samples.duplicated == 0;
    }

    /**
     * Shares of right answers, 0 to 1, over the pictures of the two scenes with a link; {@code offline} over those of the scene without.
     *
     * @param cloud of the deep model alone on the same pictures
     */
    record Accuracy(
            double edge,
            double cloud,
            double joint,
            @JsonProperty("joint_offline") double jointOffline) {}

    /**
     * What went to the cloud.
     *
     * @param ratio of the pictures of the scenes with a link that the cloud answered
     * @param bytes of payload sent to the deep model
     * @param bytesIfAll that sending every picture would have taken
     */
    record Offload(
            double ratio,
            long bytes,
            @JsonProperty("bytes_if_all") long bytesIfAll,
            Map<String, Long> answers) {}

    /**
     * Hard examples.
     *
     * @param mined that the runtime said it keeps
     * @param stored of these, in the collector
     * @param duplicated in the collector more than once
     * @param lost of the mined, not in the collector
     */
    record Samples(long mined, long stored, long duplicated, long lost) {}

    /**
     * The scene without a link.
     *
     * @param asked pictures
     * @param answered of these
     */
    record Offline(long asked, long answered) {}
}
