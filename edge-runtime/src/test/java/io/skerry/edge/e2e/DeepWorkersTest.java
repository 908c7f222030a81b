package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several deep workers of one service behind the broker's shared subscription. */
@Tag("real")
class DeepWorkersTest {

    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void two_share_the_questions_and_one_goes_on_when_the_other_is_killed() throws Exception {
        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN);
                RuntimeProcess first = Deep.start(folder.resolve("first"), "cloud-1", broker.port());
                RuntimeProcess second = Deep.start(folder.resolve("second"), "cloud-2", broker.port());
                Edge edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.allHard())) {
            edge.awaitCloud();
            try (Clients clients = Clients.start(CLIENTS, edge, Samples.pictures(100))) {
                Eventually.holds("both answer", () -> computed(first) > 20 && computed(second) > 20);

                first.kill();
                double before = computed(second);
                Eventually.holds("the second answers for both", () -> computed(second) > before + 50);
                clients.stop();

                assertThat(clients.failures()).isEmpty();
                assertThat(clients.answers())
                        .filteredOn(answer -> answer.source().equals("cloud"))
                        .hasSizeGreaterThan(90);
            }
        }
    }

    private static double computed(RuntimeProcess worker) throws IOException {
        return worker.metric("skerry_deep_batch_size_sum");
    }
}
