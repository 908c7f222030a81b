package io.skerry.edge.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a broker is set up.
 *
 * @param tcpNoDelay mosquitto's {@code set_tcp_nodelay}; its own default, false, costs QoS 1 about 40 ms a round trip
 * @param tls absent: no TLS
 * @param passwords of the users; empty: everyone may connect
 * @param acl the lines of mosquitto's {@code acl_file}; empty: everything is allowed
 * @param storage folder where it saves its sessions at every change; absent: it saves nothing
 */
public record MosquittoSettings(
        boolean tcpNoDelay,
        @Nullable Tls tls,
        Map<String, String> passwords,
        List<String> acl,
        @Nullable Path storage) {

    /**
     * TLS as the broker sees it.
     *
     * @param authority whose clients are trusted
     * @param broker what the broker shows
     * @param clientCertificates whether each client must show a certificate; its common name is then its user name
     */
    public record Tls(Path authority, Certificates.Identity broker, boolean clientCertificates) {}

    /** No TLS, no passwords, {@code set_tcp_nodelay} on. */
    public static final MosquittoSettings PLAIN = new MosquittoSettings(true, null, Map.of(), List.of(), null);

    /** The same with mosquitto's own default, under which small packets wait for each other. */
    public MosquittoSettings withoutTcpNoDelay() {
        return new MosquittoSettings(false, tls, passwords, acl, storage);
    }

    /** The same over TLS. */
    public MosquittoSettings withTls(Certificates certificates) {
        return withTls(certificates, false);
    }

    /** The same over TLS where each client shows a certificate. */
    public MosquittoSettings withMutualTls(Certificates certificates) {
        return withTls(certificates, true);
    }

    /** The same where only these users may connect. */
    public MosquittoSettings withPasswords(Map<String, String> users) {
        return new MosquittoSettings(tcpNoDelay, tls, Map.copyOf(users), acl, storage);
    }

    /** The same where users may do only what these lines allow. */
    public MosquittoSettings withAcl(String... lines) {
        return new MosquittoSettings(tcpNoDelay, tls, passwords, List.of(lines), storage);
    }

    /** The same that saves its sessions at every change. */
    public MosquittoSettings withStorage(Path folder) {
        return new MosquittoSettings(tcpNoDelay, tls, passwords, acl, folder);
    }

    /** The lines of {@code passwd}, still in clear. */
    List<String> passwordLines() {
        return passwords.entrySet().stream()
                .map(user -> user.getKey() + ":" + user.getValue())
                .toList();
    }

    /** The lines of {@code mosquitto.conf} for a broker whose files are in the folder. */
    List<String> configuration(Path folder, int port) {
        boolean anonymous = passwords.isEmpty() && (tls == null || !tls.clientCertificates());
        List<String> always = List.of(
                "user " + System.getProperty("user.name"),
                "set_tcp_nodelay " + tcpNoDelay,
                "listener " + port + " 127.0.0.1",
                "allow_anonymous " + anonymous);
        List<String> users = passwords.isEmpty() ? List.of() : List.of("password_file " + folder.resolve("passwd"));
        List<String> rights = acl.isEmpty() ? List.of() : List.of("acl_file " + folder.resolve("acl"));
        return Stream.of(always, storageLines(), tlsLines(), users, rights)
                .flatMap(List::stream)
                .toList();
    }

    private MosquittoSettings withTls(Certificates certificates, boolean clientCertificates) {
        Tls both = new Tls(certificates.authority(), certificates.issue("broker"), clientCertificates);
        return new MosquittoSettings(tcpNoDelay, both, passwords, acl, storage);
    }

    private List<String> storageLines() {
        return storage == null
                ? List.of("persistence false")
                : List.of(
                        "persistence true",
                        "persistence_location " + storage + "/",
                        "autosave_on_changes true",
                        "autosave_interval 1");
    }

    private List<String> tlsLines() {
        if (tls == null) {
            return List.of();
        }
        return List.of(
                "cafile " + tls.authority(),
                "certfile " + tls.broker().certificate(),
                "keyfile " + tls.broker().key(),
                "require_certificate " + tls.clientCertificates(),
                "use_identity_as_username " + tls.clientCertificates());
    }
}
