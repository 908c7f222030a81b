package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "mqtt://broker, broker, 1883, false",
        "mqtts://broker, broker, 8883, true",
        "mqtt://10.0.0.1:1884, 10.0.0.1, 1884, false",
        "mqtts://broker.example.org:443/, broker.example.org, 443, true",
        "mqtt://[::1]:1883, ::1, 1883, false",
    })
    void anAddressHasAHostAndAPort(URI url, String host, int port, boolean tls) {
        BrokerAddress broker = BrokerAddress.plain(url);
        assertThat(broker.host()).isEqualTo(host);
        assertThat(broker.port()).isEqualTo(port);
        assertThat(broker.tls()).isEqualTo(tls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "broker", "broker:1883", "http://broker", "tcp://broker:1883", "mqtt:///", "mqtt:broker"})
    void anythingElseIsRefusedAndSaysWhatToWrite(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.plain(URI.create(url)))
                .withMessageContaining("'" + url + "'")
                .withMessageContaining("mqtt://host:1883");
    }

    @Test
    void aCertificateAndItsKeyComeTogether() {
        URI url = URI.create("mqtts://broker");
        Path file = Path.of("edge-1.pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerAddress(url, null, null, null, file, null))
                .withMessageContaining("both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerAddress(url, null, null, null, null, file))
                .withMessageContaining("both");
    }
}
