package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole demo with all its processes. */
@Tag("real")
class DemoProcessTest {

    private static final Pattern PAGE = Pattern.compile("Staying up. The page is at (\\S+); Ctrl-C ends it");

    @TempDir
    Path logs;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"Starting:", "operator", "deep worker", "link cut:"})
    void ctrl_c_leaves_no_process_and_no_file_behind(String moment) throws Exception {
        try (DemoProcess demo = DemoProcess.start(logs, temporary, "--dataset", "mnist", "--duration", "15")) {
            demo.awaitOutput(moment);
            List<ProcessHandle> children = demo.children();
            demo.interrupt();

            assertThat(demo.end()).isEqualTo(Main.INTERRUPTED);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(temporary).isEmptyDirectory();
            assertThat(demo.err()).isEmpty();
        }
    }

    @Test
    void json_is_one_document_on_standard_output_and_nothing_else() throws Exception {
        try (DemoProcess demo = DemoProcess.start(logs, temporary, "--dataset", "mnist", "--duration", "6", "--json")) {
            assertThat(demo.end()).as(demo.err()).isZero();
            JsonNode summary = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(demo.out());

            assertThat(summary.at("/failed_requests").asLong(-1)).isZero();
            assertThat(summary.at("/samples/lost").asLong(-1)).isZero();
            assertThat(summary.at("/samples/duplicated").asLong(-1)).isZero();
            assertThat(summary.at("/samples/mined").asLong()).isPositive();
            assertThat(summary.at("/service/ready").asBoolean()).isTrue();
            assertThat(summary.at("/service/inferences").asLong())
                    .isEqualTo(summary.at("/warm_up").asLong()
                            + summary.at("/requests").asLong());
            assertThat(summary.at("/service/offloaded").asDouble()).isPositive();
            assertThat(demo.err()).contains("link back: ");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void on_kubeedge_nothing_is_lost_either() throws Exception {
        try (DemoProcess demo = DemoProcess.start(logs, temporary, "--kubeedge", "--duration", "30", "--json")) {
            assertThat(demo.end()).as(demo.err()).isZero();
            JsonNode summary = new ObjectMapper().readTree(demo.out());

            assertThat(summary.at("/offload/transport").asText()).isEqualTo("eventbus");
            assertThat(summary.at("/offload/answers/cloud").asLong()).isPositive();
            assertThat(summary.at("/failed_requests").asLong(-1)).isZero();
            assertThat(summary.at("/samples/lost").asLong(-1)).isZero();
            assertThat(summary.at("/samples/duplicated").asLong(-1)).isZero();
            assertThat(summary.at("/samples/mined").asLong()).isPositive();
            assertThat(summary.at("/service/ready").asBoolean()).isTrue();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void keep_stays_up_with_the_page_at_the_address_that_it_says() throws Exception {
        try (DemoProcess demo = DemoProcess.start(logs, temporary, "--dataset", "mnist", "--duration", "5", "--keep");
                HttpClient client = HttpClient.newHttpClient()) {
            demo.awaitOutput("Ctrl-C ends it");
            Matcher page = PAGE.matcher(demo.out());
            assertThat(page.find()).isTrue();

            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(page.group(1)).resolve("/"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("<title>");
            demo.interrupt();
            assertThat(demo.end()).isEqualTo(Main.INTERRUPTED);
        }
    }
}
