import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Checks the demo's summary, which is read from standard input: every promised field is there, and what must be 0 is. */
final class DemoCheck {

    private static final List<String> FIELDS = List.of(
            "/accuracy/edge", "/accuracy/cloud", "/accuracy/joint", "/offload/ratio",
            "/latency_ms/edge/p50", "/latency_ms/edge/p99", "/latency_ms/cloud/p50", "/latency_ms/cloud/p99",
            "/failed_requests", "/samples/mined", "/samples/stored", "/samples/duplicated", "/samples/lost",
            "/offline/answered", "/recovered_after_s", "/service/inferences", "/service/offloaded");
    private static final List<String> ZEROS = List.of("/failed_requests", "/samples/duplicated", "/samples/lost");
    private static final double MAX_RECOVERY_SECONDS = 10;

    public static void main(String... args) throws Exception {
        JsonNode summary = new ObjectMapper().readTree(System.in.readAllBytes());
        FIELDS.forEach(field -> require(summary.at(field).isNumber(), field + " is no number"));
        ZEROS.forEach(field -> require(summary.at(field).asLong() == 0, field + " is " + summary.at(field) + ", not 0"));
        require(summary.at("/service/ready").asBoolean(), "the service is not ready: " + summary.at("/service"));
        require(summary.at("/offload/transport").asText().equals("mqtt"), "/offload/transport is not mqtt");
        double recovered = summary.at("/recovered_after_s").asDouble();
        require(recovered >= 0 && recovered <= MAX_RECOVERY_SECONDS, "/recovered_after_s is " + recovered);
        System.out.println("the demo's summary is as promised");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            System.err.println(problem);
            System.exit(1);
        }
    }
}
