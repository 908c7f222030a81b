package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.edge.testbed.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that cannot save what it keeps. */
@Tag("real")
class BrokerDiskFullTest {

    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    @Test
    void a_broker_whose_disk_is_full_costs_no_answer_and_no_example() throws Exception {
        Path cloud = folder.resolve("cloud");
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), 16);
                Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN.withStorage(disk.folder()));
                RuntimeProcess deep = Deep.start(cloud, "cloud", broker.port());
                Edge edge = Edge.start(folder.resolve("edge"), broker.port(), Plans.allHard());
                Clients clients = Clients.start(CLIENTS, edge, Samples.pictures(100))) {
            Files.write(disk.folder().resolve("filling"), new byte[8 << 10]);
            Eventually.holds("the broker runs out of space", () -> broker.log().contains("No space left on device"));
            clients.awaitAnswers(200);
            clients.stop();
            edge.awaitDelivery();

            assertThat(clients.failures()).isEmpty();
            assertThat(clients.answers()).allMatch(Answer::stored);
            Collected.in(Deep.samples(cloud)).requireOnce(clients.answers());
            assertThat(deep.log()).doesNotContain("ERROR");
        }
    }
}
