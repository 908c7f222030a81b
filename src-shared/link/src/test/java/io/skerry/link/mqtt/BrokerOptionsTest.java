package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mqtt.MqttClientOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerOptionsTest {

    private static final int LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private MqttClientOptions options(BrokerAddress broker) throws BrokerOptions.UnreadableException {
        return BrokerOptions.of(broker, "edge-1", LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"'secret\n', secret", "'secret\r\n', secret", "' se cret', ' se cret'"})
    void theLineEndIsNotPartOfThePassword(String content, String password) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), content);
        BrokerAddress broker = new BrokerAddress(URI.create("mqtt://broker"), "edge-1", file, null, null, null);
        assertThat(options(broker).getPassword()).isEqualTo(password);
    }

    @Test
    void thePasswordIsReadAnewForEachConnect() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "old");
        BrokerAddress broker = new BrokerAddress(URI.create("mqtt://broker"), "edge-1", file, null, null, null);
        assertThat(options(broker).getPassword()).isEqualTo("old");
        Files.writeString(file, "new");
        assertThat(options(broker).getPassword()).isEqualTo("new");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        URI url = URI.create("mqtts://broker");
        Path missing = folder.resolve("missing");
        for (BrokerAddress broker : new BrokerAddress[] {
            new BrokerAddress(url, "edge-1", missing, null, null, null),
            new BrokerAddress(url, null, null, missing, null, null),
            new BrokerAddress(url, null, null, null, missing, missing),
        }) {
            assertThatThrownBy(() -> options(broker))
                    .isInstanceOf(BrokerOptions.UnreadableException.class)
                    .hasMessageContaining(missing.toString())
                    .hasMessageContaining("correct its path");
        }
    }

    @Test
    void aFileThatIsNoPemIsNamed() throws Exception {
        Path junk = Files.writeString(folder.resolve("ca.der"), "hello");
        assertThatThrownBy(() -> options(new BrokerAddress(URI.create("mqtts://broker"), null, null, junk, null, null)))
                .isInstanceOf(BrokerOptions.UnreadableException.class)
                .hasMessageContaining(junk.toString())
                .hasMessageContaining("PEM");
    }

    @Test
    void tlsChecksTheBrokersNameAndPlainConnectionsHaveNoTls() throws Exception {
        MqttClientOptions tls = options(BrokerAddress.plain(URI.create("mqtts://broker")));
        assertThat(tls.isSsl()).isTrue();
        assertThat(tls.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(tls.isTrustAll()).isFalse();
        assertThat(options(BrokerAddress.plain(URI.create("mqtt://broker"))).isSsl())
                .isFalse();
    }

    @Test
    void messagesUpToTheLimitAreTaken() throws Exception {
        assertThat(options(BrokerAddress.plain(URI.create("mqtt://broker"))).getMaxMessageSize())
                .isGreaterThan(LIMIT);
    }
}
