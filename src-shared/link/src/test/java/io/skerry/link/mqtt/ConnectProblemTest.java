package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.mqtt.MqttConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectProblemTest {

    private static final BrokerAddress PLAIN = BrokerAddress.plain(URI.create("mqtt://broker"));
    private static final BrokerAddress TLS = BrokerAddress.plain(URI.create("mqtts://broker"));
    private static final BrokerAddress PASSWORD =
            new BrokerAddress(URI.create("mqtts://broker"), "edge-1", Path.of("secret.txt"), null, null, null);
    private static final BrokerAddress MUTUAL = new BrokerAddress(
            URI.create("mqtts://broker"), null, null, Path.of("ca.crt"), Path.of("edge-1.crt"), Path.of("edge-1.key"));

    static Stream<Arguments> problems() {
        Throwable wrongUser = new MqttConnectionException(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
        Throwable wrongPassword =
                new MqttConnectionException(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
        Throwable refused = new MqttConnectionException(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
        return Stream.of(
                Arguments.of(PASSWORD, wrongUser, "user 'edge-1'", "'secret.txt'"),
                Arguments.of(PASSWORD, wrongPassword, "user 'edge-1'", "'secret.txt'"),
                Arguments.of(PLAIN, wrongUser, "without a user name", "give the user name and the password file"),
                Arguments.of(PLAIN, refused, "CONNECTION_REFUSED_SERVER_UNAVAILABLE", "log"),
                Arguments.of(PLAIN, new UnknownHostException("broker"), "host 'broker' is unknown", "DNS"),
                Arguments.of(PLAIN, new ConnectException("Connection refused: broker"), "Connection refused", ""),
                Arguments.of(PLAIN, new IOException(ConnectProblem.CLOSED), "closed the connection", "mqtts://"),
                Arguments.of(PLAIN, new IOException("Connection reset"), "closed the connection", "mqtts://"),
                Arguments.of(TLS, new IOException(ConnectProblem.CLOSED), "closed the connection", "log"),
                Arguments.of(TLS, new NotSslRecordException("not an SSL/TLS record"), "port 8883", "mqtt://"),
                Arguments.of(
                        TLS,
                        handshake(new CertPathBuilderException(
                                "unable to find valid certification path to requested target")),
                        "not signed by an authority that is trusted here (the JDK's)",
                        "give the file"),
                Arguments.of(
                        MUTUAL,
                        handshake(new CertPathValidatorException(
                                "signature check failed", new SignatureException("Signature does not match."))),
                        "(ca.crt)",
                        "give the file"),
                Arguments.of(
                        TLS,
                        handshake(new CertificateException("No name matching broker found")),
                        "not for the host 'broker'",
                        "use a name"),
                Arguments.of(
                        TLS, handshake(new CertificateExpiredException("NotAfter: yesterday")), "expired", "renew"),
                Arguments.of(
                        TLS,
                        handshake(new CertificateNotYetValidException("NotBefore: tomorrow")),
                        "not valid yet",
                        "clock"),
                Arguments.of(
                        TLS,
                        new SSLHandshakeException("(certificate_required) Received fatal alert: certificate_required"),
                        "wants a client certificate",
                        "give one and its key"),
                Arguments.of(
                        MUTUAL,
                        new SSLHandshakeException("(unknown_ca) Received fatal alert: unknown_ca"),
                        "'edge-1.crt'",
                        "signed by an authority that the broker trusts"));
    }

    private static Exception handshake(Exception cause) {
        return new SSLHandshakeException("PKIX path building failed", cause);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aProblemIsNamedWithWhatToDo(BrokerAddress broker, Throwable failure, String what, String next) {
        assertThat(ConnectProblem.explain(broker, failure)).contains(what, next);
    }

    @Test
    void aFailureWithoutAMessageIsNamedByItsClass() {
        assertThat(ConnectProblem.explain(PLAIN, new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
