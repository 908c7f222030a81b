package io.skerry.edge.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.link.Frames;
import io.skerry.edge.testbed.Certificates;
import io.skerry.edge.testbed.Mosquitto;
import io.skerry.edge.testbed.MosquittoSettings;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.link.mqtt.LogLines;
import io.skerry.wire.Frame;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a broker as in the field, and what the others are told. */
@Tag("real")
class MosquittoSecurityTest {

    @TempDir
    Path folder;

    private final Ends ends = new Ends();
    private final LogLines log = new LogLines();
    private Certificates certificates;
    private Mosquitto broker;

    @BeforeEach
    void makeAnAuthority() throws IOException {
        certificates = Certificates.create(Files.createDirectory(folder.resolve("ours")));
    }

    @AfterEach
    void close() {
        ends.close();
        log.close();
        broker.close();
    }

    private void start(MosquittoSettings settings) {
        broker = Mosquitto.start(folder, settings);
    }

    private static MosquittoSettings tls(Certificates authority, Certificates.Identity shown) {
        return new MosquittoSettings(
                true, new MosquittoSettings.Tls(authority.authority(), shown, false), Map.of(), List.of(), null);
    }

    private BrokerAddress tls(Path authority, Certificates.@Nullable Identity shown) {
        return new BrokerAddress(
                URI.create("mqtts://localhost:" + broker.port()),
                null,
                null,
                authority,
                shown == null ? null : shown.certificate(),
                shown == null ? null : shown.key());
    }

    private BrokerAddress user(String name, String password) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".password"), password + "\n");
        return new BrokerAddress(URI.create("mqtt://localhost:" + broker.port()), name, file, null, null, null);
    }

    private void assertBothWays(BrokerAddress edgeAddress, BrokerAddress workerAddress) {
        Ends.Worker worker = ends.worker(workerAddress, "cloud-1", true);
        Ends.Edge edge = ends.edge(edgeAddress, "edge-1");
        ends.awaitHeard(edge, worker);
        Frame sample = Frames.sample(
                edge.envelopes(), Frames.bytes(200_000), edge.link().address());
        Await.done(edge.link().send(sample));
        assertThat(Ends.await(worker.samples(), sample).body()).isEqualTo(sample.body());
    }

    private void assertRefused(BrokerAddress address, String why, String next) {
        Ends.Edge edge = ends.edge(address, "edge-1");
        assertThat(log.await("no connection to " + address.url())).contains(why, next);
        assertThat(edge.link().connected()).isFalse();
        assertThat(edge.link().description()).contains(why);
    }

    @Test
    void overTlsFramesPassBothWays() {
        start(MosquittoSettings.PLAIN.withTls(certificates));
        BrokerAddress address = tls(certificates.authority(), null);
        assertBothWays(address, address);
    }

    @Test
    void overMutualTlsFramesPassBothWays() {
        start(MosquittoSettings.PLAIN.withMutualTls(certificates));
        assertBothWays(
                tls(certificates.authority(), certificates.issue("edge-1")),
                tls(certificates.authority(), certificates.issue("cloud")));
    }

    @Test
    void aBrokerOfAnotherAuthorityIsNotTrusted() throws IOException {
        Certificates others = Certificates.create(Files.createDirectory(folder.resolve("others")));
        start(MosquittoSettings.PLAIN.withTls(others));
        assertRefused(
                tls(certificates.authority(), null),
                "not signed by an authority that is trusted here",
                certificates.authority().toString());
    }

    @Test
    void aBrokerWhoseCertificateHasExpiredIsNotTrusted() {
        start(tls(certificates, certificates.issueExpired("broker")));
        assertRefused(tls(certificates.authority(), null), "expired", "renew it");
    }

    @Test
    void aBrokerWhoseCertificateIsForAnotherHostIsNotTrusted() {
        start(tls(certificates, certificates.issueFor("broker.example.org", "broker")));
        assertRefused(tls(certificates.authority(), null), "not for the host 'localhost'", "issue one for this name");
    }

    @Test
    void withoutAClientCertificateABrokerThatWantsOneLetsNobodyIn() {
        start(MosquittoSettings.PLAIN.withMutualTls(certificates));
        assertRefused(tls(certificates.authority(), null), "wants a client certificate", "give one and its key");
    }

    @Test
    void aClientCertificateOfAnotherAuthorityIsRefused() throws IOException {
        Certificates others = Certificates.create(Files.createDirectory(folder.resolve("others")));
        start(MosquittoSettings.PLAIN.withMutualTls(certificates));
        Certificates.Identity foreign = others.issue("edge-1");
        assertRefused(
                tls(certificates.authority(), foreign),
                "refused the client certificate '" + foreign.certificate() + "'",
                "signed by an authority that the broker trusts");
    }

    @Test
    void whoSpeaksTlsToAPlainPortOrPlainToATlsPortIsTold() {
        start(MosquittoSettings.PLAIN.withTls(certificates));
        assertRefused(
                BrokerAddress.plain(URI.create("mqtt://localhost:" + broker.port())),
                "the broker closed the connection without an answer",
                "write mqtts:// if it wants TLS");
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws IOException {
        start(MosquittoSettings.PLAIN.withTls(certificates));
        Path junk = Files.writeString(folder.resolve("junk.pem"), "hello\n");
        assertRefused(tls(junk, null), junk.toString(), "PEM");
    }

    @Test
    void aWrongPasswordIsNamedAndTheRightOneLetsInWithoutARestart() throws IOException {
        start(MosquittoSettings.PLAIN.withPasswords(Map.of("edge-1", "right", "cloud", "c")));
        BrokerAddress address = user("edge-1", "wrong");
        Ends.Edge edge = ends.edge(address, "edge-1");
        assertThat(log.await("refused user 'edge-1'")).contains(String.valueOf(address.passwordFile()));

        user("edge-1", "right");

        ends.awaitHeard(edge, ends.worker(user("cloud", "c"), "cloud-1", true));
    }

    @Test
    void withoutAUserNameABrokerThatWantsOneLetsNobodyIn() {
        start(MosquittoSettings.PLAIN.withPasswords(Map.of("edge-1", "right")));
        assertRefused(
                BrokerAddress.plain(URI.create("mqtt://localhost:" + broker.port())),
                "lets nobody in without a user name",
                "give the user name and the password file");
    }

    @Test
    void anAclThatKeepsAnswersFromTheEdgeIsNamed() throws IOException {
        start(MosquittoSettings.PLAIN
                .withPasswords(Map.of("edge-1", "right"))
                .withAcl("user edge-1", "topic write skerry-link/v1/#"));
        Ends.Edge edge = ends.edge(user("edge-1", "right"), "edge-1").awaitConnected();
        assertThat(log.await("does not deliver messages on " + edge.link().address()))
                .contains("correct its ACL");
    }
}
