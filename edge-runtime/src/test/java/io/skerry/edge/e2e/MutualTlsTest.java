package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.Certificates;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edge and worker at a broker that lets in nobody without a certificate. */
@Tag("real")
class MutualTlsTest {

    @TempDir
    Path folder;

    @Test
    void who_has_a_certificate_works_together_and_a_stranger_works_alone() throws Exception {
        Certificates ours = Certificates.create(Files.createDirectory(folder.resolve("ours")));
        Certificates theirs = Certificates.create(Files.createDirectory(folder.resolve("theirs")));
        byte[] picture = Samples.pictures(1).getFirst();

        try (Mosquitto broker = Mosquitto.start(folder, MosquittoSettings.PLAIN.withMutualTls(ours));
                RuntimeProcess _ = Deep.start(
                        folder.resolve("cloud"), "cloud", Map.of(), options(broker, ours, ours.issue("cloud")));
                Edge edge = Edge.start(
                        folder.resolve("edge"),
                        Plans.allHard(),
                        Map.of(),
                        options(broker, ours, ours.issue("edge-1")));
                Edge stranger = Edge.start(
                        folder.resolve("stranger"),
                        Plans.allHard(),
                        Map.of(),
                        options(broker, ours, theirs.issue("edge-2")))) {
            edge.awaitCloud();

            Eventually.holds(
                    "the cloud answers", () -> edge.ask(picture).source().equals("cloud"));
            Answer alone = stranger.ask(picture);
            assertThat(alone.source()).isEqualTo("edge-offline");
            assertThat(alone.stored()).isTrue();
            assertThat(stranger.observe().at("/link/connected").asBoolean(true)).isFalse();
            assertThat(stranger.observe().at("/link/description").asText()).contains("mqtts://localhost");
        }
    }

    private static List<String> options(Mosquitto broker, Certificates authority, Certificates.Identity identity) {
        return List.of(
                "--broker",
                "mqtts://localhost:" + broker.port(),
                "--broker-ca",
                authority.authority().toString(),
                "--broker-certificate",
                identity.certificate().toString(),
                "--broker-key",
                identity.key().toString());
    }
}
