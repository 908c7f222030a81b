package io.skerry.link.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.mqtt.MqttConnectionException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;

/** Why there is no connection, in words that say what to do. */
final class ConnectProblem {

    /** What the client says when the connection ends before the broker has answered. */
    static final String CLOSED = "Closed";

    private ConnectProblem() {}

    static String explain(BrokerAddress broker, Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .toList();
        String text = text(causes.getLast());
        for (Throwable cause : causes) {
            switch (cause) {
                case MqttConnectionException refusal -> {
                    return refused(broker, refusal.code());
                }
                case UnknownHostException _ -> {
                    return "the host '" + broker.host() + "' is unknown: check the broker's address and the DNS";
                }
                case NotSslRecordException _ -> {
                    return "the broker does not speak TLS on port " + broker.port()
                            + ": check the port, or write mqtt://";
                }
                case CertificateExpiredException _ -> {
                    return "the broker's certificate has expired (" + text + "): renew it";
                }
                case CertificateNotYetValidException _ -> {
                    return "the broker's certificate is not valid yet (" + text + "): check this machine's clock";
                }
                default -> {}
            }
        }
        if (text.contains("No name matching") || text.contains("No subject alternative")) {
            return "the broker's certificate is not for the host '" + broker.host() + "' (" + text
                    + "): use a name that it has, or issue one for this name";
        }
        if (causes.stream()
                .anyMatch(cause ->
                        cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException)) {
            return "the broker's certificate is not signed by an authority that is trusted here ("
                    + (broker.ca() == null ? "the JDK's" : broker.ca()) + "): give the file of the one that signed it";
        }
        if (text.contains("Received fatal alert")) {
            return clientCertificate(broker, text);
        }
        if (text.equals(CLOSED) || text.contains("Connection reset")) {
            return "the broker closed the connection without an answer"
                    + (broker.tls() ? "; see its log" : "; see its log, or write mqtts:// if it wants TLS");
        }
        return text;
    }

    private static String refused(BrokerAddress broker, MqttConnectReturnCode code) {
        return switch (code) {
            case CONNECTION_REFUSED_NOT_AUTHORIZED, CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD ->
                broker.username() == null
                        ? "the broker lets nobody in without a user name, or a certificate that it knows (" + code
                                + "): give the user name and the password file"
                        : "the broker refused user '" + broker.username() + "' (" + code
                                + "): check the user name and the password in '" + broker.passwordFile() + "'";
            default -> "the broker refused the connection (" + code + "): see its log";
        };
    }

    private static String clientCertificate(BrokerAddress broker, String alert) {
        return broker.certificate() == null
                ? "the broker wants a client certificate (" + alert + "): give one and its key"
                : "the broker refused the client certificate '" + broker.certificate() + "' (" + alert
                        + "): it must be valid, and signed by an authority that the broker trusts";
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
