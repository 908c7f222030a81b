package io.skerry.operator.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.user.ClusterUser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The reference page and what Prometheus reads are the same list, beside what every Quarkus program has. */
@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "operator-metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| (.*?) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern OF_THE_PLATFORM = Pattern.compile("(jvm|process|system|http|netty|worker_pool)_.*");

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    @Inject
    MeterRegistry registry;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private record Row(String type, Set<String> labels) {}

    @BeforeAll
    void something_happens() throws IOException {
        ClusterUser user = new ClusterUser(client, "default", 10);
        user.installCrds();
        operator.start();
        user.create(Resources.service("helmets", "little", "big"));
        user.awaitReason(JointInferenceService.class, "helmets", "ModelNotFound");
        NodeLinks.refused(registry, "NOT_A_FRAME");
        NodeLinks.requestRefused(registry, 403);
        user.create(new GenericKubernetesResourceBuilder()
                .withApiVersion("sedna.io/v1alpha1")
                .withKind("Model")
                .withNewMetadata()
                .withName("no-server-would-take-it")
                .withNamespace("default")
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of())
                .build());
        Eventually.holds("what failed is tried again", () -> scrape().contains("reconciliations_retries"));
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    @Test
    void every_metric_is_on_the_page_with_its_type_and_labels_and_nothing_else_is() throws IOException {
        Map<String, Row> documented = ROW.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), MetricsPageTest::documented, (a, _) -> a, TreeMap::new));

        assertThat(scraped()).isNotEmpty().isEqualTo(documented);
    }

    private Map<String, Row> scraped() throws IOException {
        String text = scrape();
        return TYPE.matcher(text)
                .results()
                .filter(type -> !OF_THE_PLATFORM.matcher(type.group(1)).matches())
                .collect(Collectors.toMap(
                        type -> type.group(2).equals("counter") ? type.group(1) + "_total" : type.group(1),
                        type -> new Row(type.group(2), labels(text, type.group(1))),
                        (a, _) -> a,
                        TreeMap::new));
    }

    private String scrape() throws IOException {
        try (InputStream in = metrics.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> labels(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.matches(name + "(_bucket|_count|_sum|_total)?[ {].*"))
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
