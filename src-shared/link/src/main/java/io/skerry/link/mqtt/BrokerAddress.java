package io.skerry.link.mqtt;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A broker and how to be let in.
 *
 * @param url {@code mqtt://host[:1883]} or {@code mqtts://host[:8883]}
 * @param username for the broker; absent: none
 * @param passwordFile file with the password, read at every connect so that it may be rotated
 * @param ca PEM file with the authorities that may have signed the broker's certificate; absent: the JDK's
 * @param certificate PEM file with the client's certificate chain, for mTLS; with {@code key}
 * @param key PEM file (PKCS#8) with the client's key
 */
public record BrokerAddress(
        URI url,
        @Nullable String username,
        @Nullable Path passwordFile,
        @Nullable Path ca,
        @Nullable Path certificate,
        @Nullable Path key) {

    public BrokerAddress {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("");
        if (!(scheme.equals("mqtt") || scheme.equals("mqtts")) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "the broker's address is '" + url + "': write mqtt://host:1883, or mqtts://host:8883 for TLS");
        }
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "mTLS needs both the client's certificate and its key: give the other one too");
        }
    }

    /** A broker without TLS and password: one on the same machine. */
    public static BrokerAddress plain(URI url) {
        return new BrokerAddress(url, null, null, null, null, null);
    }

    public boolean tls() {
        return "mqtts".equals(url.getScheme());
    }

    /** The host; an IPv6 address comes without its brackets. */
    public String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    public int port() {
        return url.getPort() >= 0 ? url.getPort() : tls() ? 8883 : 1883;
    }
}
