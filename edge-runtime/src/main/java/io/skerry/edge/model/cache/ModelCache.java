package io.skerry.edge.model.cache;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.fetch.KnownFiles;
import io.skerry.edge.model.fetch.ModelFetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Model artefacts on disk: {@code ID/} holds the files of one, where the identity is the SHA-256 of its {@code SHA256SUMS}.
 * An artefact never changes; it appears and goes as a whole. For many threads, and for one process.
 */
public final class ModelCache implements KnownFiles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path staging;
    private final LastGoodFiles lastGood;
    private final Map<String, Integer> held = new HashMap<>();

    /**
     * Opens the cache, and clears away what a crash left half-fetched.
     *
     * @throws IOException if the folder cannot be made or cleared
     */
    public ModelCache(Path root) throws IOException {
        this.root = root;
        this.staging = root.resolve("staging");
        Path services = root.resolve("services");
        this.lastGood = new LastGoodFiles(services);
        Durable.delete(staging);
        Files.createDirectories(staging);
        Files.createDirectories(services);
    }

    /** An empty folder to fetch into. */
    public Path stage() throws IOException {
        return Files.createTempDirectory(staging, "fetch");
    }

    /** Gives a staged folder up. */
    public void discard(Path staged) throws IOException {
        Durable.delete(staged);
    }

    /**
     * Takes a complete staged folder in, and holds the artefact until {@link #release}.
     *
     * @param digests its files with their SHA-256
     * @return the artefact's identity
     */
    public synchronized String take(Path staged, SortedMap<String, String> digests) throws IOException {
        Checksums sums = new Checksums(new TreeMap<>(digests));
        String id = sums.id();
        if (!isIntact(id)) {
            Durable.delete(folder(id));
            Durable.write(staged.resolve(ModelFetcher.CHECKSUM_FILE), sums.text());
            Durable.move(staged, folder(id));
        }
        held.merge(id, 1, Integer::sum);
        return id;
    }

    /** Lets an artefact go: from now on it stays only if a service serves it or served it before. */
    public synchronized void release(String id) throws IOException {
        held.computeIfPresent(id, (_, holders) -> holders == 1 ? null : holders - 1);
        prune();
    }

    /** Where an artefact's files are, or would be. */
    public Path folder(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is not an artefact's identity");
        }
        return root.resolve(id);
    }

    /** Whether the artefact is here and every byte is as it was fetched: cheap flash forgets. */
    public boolean isIntact(String id) {
        try {
            Path folder = folder(id);
            Checksums sums = Checksums.read(folder);
            return sums.id().equals(id) && sums.hold(folder);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Optional<Path> find(String sha256) {
        try {
            for (String id : artefacts()) {
                for (Map.Entry<String, String> file :
                        Checksums.read(folder(id)).digests().entrySet()) {
                    if (file.getValue().equals(sha256)) {
                        return Optional.of(folder(id).resolve(file.getKey()));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the service served last, if it is still here. */
    public synchronized Optional<LastGood> lastGood(ServiceName service) throws IOException {
        return lastGood.read(service).filter(last -> isIntact(last.artefact()));
    }

    /** Remembers what the service serves now. */
    public synchronized void remember(ServiceName service, URI url, String artefact) throws IOException {
        lastGood.write(service, LastGood.after(lastGood.read(service).orElse(null), url, artefact));
    }

    /** Forgets every service but these. */
    public synchronized void retain(Collection<ServiceName> services) throws IOException {
        for (ServiceName service : lastGood.services()) {
            if (!services.contains(service)) {
                lastGood.delete(service);
            }
        }
        prune();
    }

    private void prune() throws IOException {
        Set<String> needed = new HashSet<>(held.keySet());
        for (ServiceName service : lastGood.services()) {
            lastGood.read(service).ifPresent(last -> {
                needed.add(last.artefact());
                if (last.previous() != null) {
                    needed.add(last.previous());
                }
            });
        }
        for (String id : artefacts()) {
            if (!needed.contains(id)) {
                Durable.delete(folder(id));
            }
        }
    }

    private List<String> artefacts() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .toList();
        }
    }
}
