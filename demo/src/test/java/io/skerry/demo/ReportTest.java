package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Summary SUMMARY = summary(0.94);

    @Test
    void people_read_it_within_80_columns() {
        String report = Report.of(SUMMARY);

        assertThat(report).isEqualToNormalizingNewlines("""
                        Accuracy   edge alone 88.41 %   cloud alone 92.94 %   together 92.37 %
                        Offloaded  27.9 % over mqtt: 812,331 bytes sent, all would be 3,104,221
                        Latency    cloud         p50    6.10 ms   p99   14.92 ms   1,674 answers
                        Latency    edge          p50    0.45 ms   p99    3.20 ms   4,321 answers
                        Link cut   1,500 of 1,501 pictures answered, 88.10 % of them right
                        Link back  the cloud answered again after 0.9 s
                        Samples    1,999 mined, 1,998 in the collector, 2 twice, 1 lost
                        Requests   6,001, 3 failed""");
        assertThat(report.lines()).allMatch(line -> line.length() < 80);
    }

    @Test
    void a_cloud_that_never_came_back_is_named() {
        assertThat(Report.of(summary(-1))).contains("Link back  the cloud did not answer any more");
    }

    @Test
    void programs_read_the_same_as_json() throws Exception {
        JsonNode json = new ObjectMapper().valueToTree(SUMMARY);

        for (String figure : new String[] {
            "/accuracy/edge",
            "/accuracy/cloud",
            "/accuracy/joint",
            "/offload/ratio",
            "/offload/bytes",
            "/latency_ms/edge/p50",
            "/latency_ms/edge/p99",
            "/latency_ms/cloud/p50",
            "/latency_ms/cloud/p99",
            "/failed_requests",
            "/warm_up",
            "/samples/mined",
            "/samples/stored",
            "/samples/duplicated",
            "/samples/lost",
            "/offline/answered",
            "/recovered_after_s",
            "/service/inferences",
            "/service/offloaded"
        }) {
            assertThat(json.at(figure).isNumber()).as(figure).isTrue();
        }
        assertThat(json.at("/service/ready").asBoolean()).isTrue();
        assertThat(json.at("/service/reason").asText()).isEqualTo("WorkersRunning");
        assertThat(json.has("allWell")).isFalse();
    }

    @Test
    void all_is_well_only_if_nothing_failed_and_nothing_is_lost_or_twice() {
        assertThat(SUMMARY.allWell()).isFalse();
        assertThat(well(0, new Summary.Samples(5, 5, 0, 0)).allWell()).isTrue();
        assertThat(well(1, new Summary.Samples(5, 5, 0, 0)).allWell()).isFalse();
        assertThat(well(0, new Summary.Samples(5, 4, 0, 1)).allWell()).isFalse();
        assertThat(well(0, new Summary.Samples(5, 5, 1, 0)).allWell()).isFalse();
    }

    @Test
    void all_is_well_only_if_the_service_is_ready_in_the_end() {
        assertThat(of(0, new Summary.Samples(5, 5, 0, 0), 1, true).allWell()).isTrue();
        assertThat(of(0, new Summary.Samples(5, 5, 0, 0), 1, false).allWell()).isFalse();
    }

    private static Summary summary(double recoveredAfter) {
        return of(3, new Summary.Samples(1_999, 1_998, 2, 1), recoveredAfter, true);
    }

    private static Summary well(long failed, Summary.Samples samples) {
        return of(failed, samples, 1, true);
    }

    private static Summary of(long failed, Summary.Samples samples, double recoveredAfter, boolean ready) {
        return new Summary(
                "fashion-mnist",
                "Margin",
                0.3,
                30,
                600,
                6_001,
                new Summary.Accuracy(0.8841, 0.9294, 0.9237, 0.8810),
                new Summary.Offload("mqtt", 0.279, 812_331, 3_104_221, Map.of("cloud", 1_674L)),
                new TreeMap<>(
                        Map.of("edge", new Percentiles(4_321, 0.45, 3.2), "cloud", new Percentiles(1_674, 6.1, 14.92))),
                failed,
                samples,
                new Summary.Offline(1_501, 1_500),
                recoveredAfter,
                new Summary.Service("fashion", ready, "WorkersRunning", List.of("edge-1"), 6_598, 0.28));
    }
}
