package io.skerry.edge.link.eventbus;

import io.skerry.link.eventbus.Ingest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The nodes' secrets in a folder, as Kubernetes mounts a Secret: a file for each node, with its name. Each line of a file is a secret, so
 * that the next one can be there before the last one goes. A file is read again after a second.
 */
public final class NodeSecrets implements Ingest.Secrets {

    private static final Logger LOG = Logger.getLogger(NodeSecrets.class);
    private static final long LIFETIME = Duration.ofSeconds(1).toNanos();
    private static final int MAX_FILE_BYTES = 4_096;
    private static final int SHORTEST = 16;
    /** A name of an object in Kubernetes (RFC 1123); it cannot leave the folder. */
    private static final Pattern NODE = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private record Known(List<String> secrets, long readAt) {}

    private final Path folder;
    private final LongSupplier nanoTime;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * Secrets in a folder.
     *
     * @throws IllegalArgumentException if there is no such folder
     */
    public NodeSecrets(Path folder) {
        this(folder, System::nanoTime);
    }

    NodeSecrets(Path folder, LongSupplier nanoTime) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "there is no folder " + folder + " with the nodes' secrets: mount it, a file for each node");
        }
        this.folder = folder;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean accepts(String node, String key) {
        byte[] shown = key.getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (String secret : secrets(node)) {
            accepted |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), shown);
        }
        return accepted;
    }

    private List<String> secrets(String node) {
        if (!NODE.matcher(node).matches()) {
            return List.of();
        }
        long now = nanoTime.getAsLong();
        Known current = known.get(node);
        if (current != null && now - current.readAt < LIFETIME) {
            return current.secrets;
        }
        List<String> secrets = read(node);
        if (secrets.isEmpty()) {
            known.remove(node);
        } else {
            known.put(node, new Known(secrets, now));
        }
        return secrets;
    }

    private List<String> read(String node) {
        Path file = folder.resolve(node);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(secret -> secret.length() >= SHORTEST)
                    .toList();
        } catch (IOException e) {
            LOG.warnf("the secret of node %s cannot be read: %s", node, e.getMessage());
            return List.of();
        }
    }
}
