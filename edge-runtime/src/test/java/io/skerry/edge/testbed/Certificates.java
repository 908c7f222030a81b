package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority for one test, and what it issues, as PEM files. Made with the JDK's own keytool; valid for a day. */
public final class Certificates {

    private static final String AUTHORITY = "authority";
    private static final String PASSWORD = "testbed";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /**
     * A certificate and its private key (PKCS #8), both PEM.
     *
     * @param certificate of the one who shows it
     * @param key that belongs to it
     */
    public record Identity(Path certificate, Path key) {}

    /** Makes an authority whose files are in the folder, which must exist. */
    public static Certificates create(Path folder) {
        Certificates certificates = new Certificates(folder);
        certificates.generate(AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
        certificates.writePems(AUTHORITY);
        return certificates;
    }

    /** The authority's own certificate: what the other side must trust. */
    public Path authority() {
        return pem(AUTHORITY, "crt");
    }

    /** Issues a certificate with this common name, for localhost, good for servers and clients. */
    public Identity issue(String commonName) {
        return issue(commonName, "dns:localhost,ip:127.0.0.1", "-0d");
    }

    /** Issues the same for another host. */
    public Identity issueFor(String host, String commonName) {
        return issue(commonName, "dns:" + host, "-0d");
    }

    /** Issues the same, but it expired yesterday. */
    public Identity issueExpired(String commonName) {
        return issue(commonName, "dns:localhost,ip:127.0.0.1", "-2d");
    }

    private Identity issue(String commonName, String hosts, String start) {
        generate(
                commonName,
                "-signer",
                AUTHORITY,
                "-startdate",
                start,
                "-ext",
                "san=" + hosts,
                "-ext",
                "eku=serverAuth,clientAuth");
        writePems(commonName);
        return new Identity(pem(commonName, "crt"), pem(commonName, "key"));
    }

    private void generate(String name, String... extensions) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(extensions));
        Command.run(command);
    }

    private void writePems(String name) {
        try {
            KeyStore keys = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
            write(pem(name, "crt"), "CERTIFICATE", keys.getCertificate(name).getEncoded());
            write(
                    pem(name, "key"),
                    "PRIVATE KEY",
                    keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read what keytool wrote: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the certificate of " + name, e);
        }
    }

    private static void write(Path file, String type, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n",
                StandardCharsets.US_ASCII);
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private Path pem(String name, String suffix) {
        return folder.resolve(name + "." + suffix);
    }
}
