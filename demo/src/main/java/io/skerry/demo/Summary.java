package io.skerry.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.skerry.demo.cluster.ServiceView;
import java.util.List;
import java.util.Map;

/**
 * What came of the demo; {@code --json} prints it.
 *
 * @param warmUp requests before the clock started, in none of the other figures
 * @param requests in all scenes
 * @param latencyMs by source, as the client saw it
 * @param failedRequests in all scenes
 * @param recoveredAfterSeconds from the link's return to the first answer of the cloud; -1: there was none
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
        @JsonProperty("recovered_after_s") double recoveredAfterSeconds,
        Service service) {

    /** Whether no request failed, nothing was lost or stored twice, and the service is ready in the end. */
    boolean allWell() {
        return failedRequests + samples.lost + samples.duplicated == 0 && service.ready;
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
     * @param transport how it went, {@code mqtt} or {@code eventbus}
     * @param ratio of the pictures of the scenes with a link that the cloud answered
     * @param bytes of payload sent to the deep model
     * @param bytesIfAll that sending every picture would have taken
     */
    record Offload(
            String transport,
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

    /**
     * What the status of the JointInferenceService says in the end.
     *
     * @param reason of its condition Ready
     * @param nodes that serve it
     * @param inferences that the nodes have reported, with those of the warm-up
     * @param offloaded share of these for which the deep model was asked, in whole percents
     */
    record Service(String name, boolean ready, String reason, List<String> nodes, long inferences, double offloaded) {

        static Service of(ServiceView view) {
            return new Service(
                    view.name(),
                    view.isReady(),
                    view.reason(),
                    view.nodes(),
                    view.inferences(),
                    view.offloaded().isEmpty() ? 0 : Integer.parseInt(view.offloaded()) / 100.0);
        }
    }
}
