package io.skerry.edge.link.eventbus;

import io.skerry.link.eventbus.Ingest;
import io.skerry.link.eventbus.LinkKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The keys of a worker's ingest in a file, as Kubernetes mounts a Secret. Each line is a key, so that the next one can be there before the
 * last one goes. The file is read again after a second; while it cannot be read, nobody is let in.
 */
public final class LinkKeyFile implements Ingest.Secrets {

    private static final Logger LOG = Logger.getLogger(LinkKeyFile.class);
    private static final long LIFETIME = Duration.ofSeconds(1).toNanos();
    private static final int MAX_FILE_BYTES = 4_096;

    private record Known(List<LinkKey> keys, long readAt) {}

    private final Path file;
    private final LongSupplier nanoTime;
    private volatile Known known;

    /**
     * Keys in a file.
     *
     * @throws IllegalArgumentException if there is no such file, or a line of it is no key
     */
    public LinkKeyFile(Path file) {
        this(file, System::nanoTime);
    }

    LinkKeyFile(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        try {
            this.known = new Known(read(), nanoTime.getAsLong());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the key of the link cannot be read from " + file + ": " + e.getMessage()
                            + "; make one with 'openssl rand -hex 32'",
                    e);
        }
    }

    @Override
    public boolean accepts(String node, String shown) {
        boolean accepted = false;
        for (LinkKey key : keys()) {
            accepted |= key.accepts(node, shown);
        }
        return accepted;
    }

    private List<LinkKey> keys() {
        long now = nanoTime.getAsLong();
        if (now - known.readAt >= LIFETIME) {
            known = new Known(again(), now);
        }
        return known.keys;
    }

    private List<LinkKey> again() {
        try {
            return read();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("nobody is let in: the key of the link cannot be read from %s: %s", file, e.getMessage());
            return List.of();
        }
    }

    private List<LinkKey> read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
            List<LinkKey> keys = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(LinkKey::new)
                    .toList();
            if (keys.isEmpty()) {
                throw new IOException("it is empty");
            }
            return keys;
        }
    }
}
