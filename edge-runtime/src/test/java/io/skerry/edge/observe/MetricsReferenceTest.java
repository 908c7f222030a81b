package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.skerry.edge.spool.SpoolState;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.wire.FrameError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference page and what Prometheus reads are the same list. */
@SuppressWarnings("deprecation") // Quarkus 3.33 brings the registry on Prometheus' older client
class MetricsReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(skerry_\\w+)` \\| (\\w+) \\| (.*?) \\|", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^# TYPE (skerry_\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Scene scene = new Scene(registry);
    private final ServiceObserver fashion = scene.observer.service(Scene.FASHION);

    private record Row(String type, Set<String> labels) {}

    @BeforeEach
    void something_happens() {
        fashion.answered(AnswerSource.EDGE, 400_000);
        fashion.offload().sent(784);
        fashion.offload().answered(9_000_000, Duration.ofMillis(1), Duration.ofMillis(2));
        fashion.offload().agreement(true);
        scene.observer.failed(400);
        scene.observer.refused(FrameError.Code.NOT_A_FRAME);
    }

    @Test
    void every_meter_is_in_the_reference_with_its_type_and_labels_and_nothing_else_is() throws Exception {
        Map<String, Row> documented = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), MetricsReferenceTest::documented, (a, _) -> a, TreeMap::new));

        assertThat(scraped()).isNotEmpty().isEqualTo(documented);
    }

    @Test
    void counts_arrive_where_prometheus_reads_them() {
        assertThat(registry.scrape().lines())
                .contains(
                        "skerry_inference_answers_total{namespace=\"default\",service=\"fashion\",source=\"edge\",} 1.0",
                        "skerry_inference_answers_total{namespace=\"default\",service=\"fashion\",source=\"cloud\",} 0.0",
                        "skerry_inference_duration_seconds_bucket{namespace=\"default\",service=\"fashion\",source=\"edge\",le=\"2.5E-4\",} 0.0",
                        "skerry_inference_duration_seconds_bucket{namespace=\"default\",service=\"fashion\",source=\"edge\",le=\"5.0E-4\",} 1.0",
                        "skerry_offload_bytes_total{namespace=\"default\",service=\"fashion\",} 784.0",
                        "skerry_offload_agreement_total{agree=\"true\",namespace=\"default\",service=\"fashion\",} 1.0",
                        "skerry_requests_failed_total{code=\"400\",} 1.0",
                        "skerry_link_refused_frames_total{code=\"not-a-frame\",} 1.0",
                        "skerry_spool_dropped_total{reason=\"full\",} 2.0",
                        "skerry_link_connected 1.0");
    }

    @Test
    void gauges_follow_what_the_rooms_say() {
        scene.link = new Snapshot.Link(false, "mqtt", "down");
        scene.heard = false;
        scene.spool = Scene.spool(new SpoolState.Full(), 7, 9, Map.of());

        assertThat(registry.scrape().lines())
                .contains(
                        "skerry_link_connected 0.0",
                        "skerry_link_heard{namespace=\"default\",service=\"fashion\",} 0.0",
                        "skerry_spool_samples 7.0",
                        "skerry_spool_bytes 9.0",
                        "skerry_spool_delivered_total 117.0");
    }

    @Test
    void a_forgotten_service_leaves_no_meter_behind() {
        scene.observer.forget(Scene.FASHION);

        assertThat(registry.scrape()).doesNotContain("fashion").contains("skerry_link_connected");
    }

    private Map<String, Row> scraped() {
        String text = registry.scrape();
        return TYPE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        type -> type.group(1),
                        type -> new Row(type.group(2), labels(text, type.group(1))),
                        (a, _) -> a,
                        TreeMap::new));
    }

    private static Set<String> labels(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.matches(name + "(_bucket|_count|_sum)?[ {].*"))
                .flatMap(line -> LABEL.matcher(line).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Row documented(MatchResult row) {
        Set<String> labels = Pattern.compile("`(\\w+)`")
                .matcher(row.group(3))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Row(row.group(2), labels);
    }
}
