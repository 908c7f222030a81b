package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.PlanJson;
import io.skerry.edge.plan.DigestedPlan;
import io.skerry.edge.plan.OperatorEnd;
import io.skerry.edge.plan.PlanFrames;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the runtime while its operator sends one plan after another: in the middle of writing one, and at random moments. */
@Tag("real")
class PlanKillTest {

    private static final int KILLS = 9;
    private static final int PLANS = 4;
    private static final int LATEST_MICROS = 150_000;
    private static final long LONGEST_NANOS = 1_000_000_000;

    /** So large that writing one takes a while. */
    private static final int PLAN_BYTES = 6 << 20;

    @TempDir
    Path folder;

    private final Random random = new Random(42);
    private final Map<Long, String> digests = new HashMap<>();

    @Test
    void a_killed_runtime_starts_with_a_whole_plan_and_never_with_an_older_one_than_it_acknowledged() throws Exception {
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
                OperatorEnd operator = new OperatorEnd(address(broker), "edge-1");
                RuntimeProcess edge = RuntimeProcess.start(folder.resolve("edge"), Map.of(), arguments(broker))) {
            long acknowledged = operator.deliver(plan(1)).generation();
            long sent = 1;
            for (int kill = 1; kill <= KILLS; kill++) {
                for (int i = 0; i < PLANS; i++) {
                    operator.send(plan(++sent));
                }
                if (kill % 3 == 0) {
                    LockSupport.parkNanos(1_000L * random.nextInt(LATEST_MICROS));
                } else {
                    awaitWriting(folder.resolve("edge/data/plan"));
                }
                edge.kill();
                acknowledged = Math.max(acknowledged, newest(operator.takeAcks()));

                edge.restart();

                JsonNode plan = Http.get(edge.api().resolve("/v1/observe")).at("/plan");
                long generation = plan.at("/generation").asLong();
                assertThat(generation).isBetween(acknowledged, sent);
                assertThat(plan.at("/digest").asText()).isEqualTo(digests.get(generation));
                assertThat(plan.at("/refusal").isNull()).isTrue();
            }

            assertThat(operator.deliver(plan(sent + 1)).accepted()).isTrue();
            assertThat(edge.log()).doesNotContain("is damaged");
        }
    }

    /** Returns in the middle of writing a plan, or after a second. */
    private static void awaitWriting(Path plans) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!isWriting(plans) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000);
        }
    }

    private static boolean isWriting(Path plans) throws IOException {
        try (Stream<Path> files = Files.list(plans)) {
            return files.anyMatch(file -> file.toFile().length() < PLAN_BYTES);
        }
    }

    private static BrokerAddress address(Mosquitto broker) {
        return BrokerAddress.plain(URI.create("mqtt://127.0.0.1:" + broker.port()));
    }

    private static List<String> arguments(Mosquitto broker) {
        return List.of("run", "--node", "edge-1", "--broker", "mqtt://127.0.0.1:" + broker.port());
    }

    private static long newest(List<PlanAck> acks) {
        return acks.stream()
                .filter(PlanAck::accepted)
                .mapToLong(PlanAck::generation)
                .max()
                .orElse(0);
    }

    private Plan plan(long generation) throws IOException {
        ModelReference model =
                new ModelReference(Samples.shallow("fashion-mnist").toUri(), null);
        byte[] json = PlanJson.write(PlanFrames.plan(generation, "fashion", model, "EdgeOnly"));
        byte[] large = Arrays.copyOf(json, PLAN_BYTES);
        Arrays.fill(large, json.length, large.length, (byte) ' ');
        digests.put(generation, DigestedPlan.digest(large));
        return PlanFrames.frame(generation, DigestedPlan.digest(large), "gzip", PlanFrames.gzip(large));
    }
}
