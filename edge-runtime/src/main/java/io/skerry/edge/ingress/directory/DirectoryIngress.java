package io.skerry.edge.ingress.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.plan.WatchedDirectory;
import io.skerry.edge.ingress.Problem;
import io.skerry.edge.ingress.RefusedException;
import io.skerry.edge.ingress.Requests;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Answers the images of one folder in the order of their names: {@code a.png} gets {@code a.png.json}. An image that has an answer
 * already is left alone, so a restart goes on where it was. A file that is still being written is refused as truncated and looked at
 * again when it changes; writing elsewhere and renaming into the folder avoids that.
 */
public final class DirectoryIngress implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryIngress.class);
    private static final Set<String> ENDINGS = Set.of(".png", ".jpg", ".jpeg");
    private static final long LOOK_SECONDS = 5;
    private static final long MAX_BYTES = 16L << 20;

    private final ServiceName service;
    private final Path folder;
    private final Path results;
    private final Requests requests;
    private final ObjectMapper json;
    private final WatchService watch;
    private final Thread watcher;

    /**
     * @throws IOException if the folder does not exist or cannot be watched
     */
    public DirectoryIngress(ServiceName service, WatchedDirectory directory, Requests requests, ObjectMapper json)
            throws IOException {
        this.service = service;
        this.folder = directory.path();
        this.results = Optional.ofNullable(directory.results()).orElse(folder);
        this.requests = requests;
        this.json = json;
        if (!Files.isDirectory(folder)) {
            throw new IOException("the folder '" + folder + "' of service " + service
                    + " does not exist: create it, or correct the plan");
        }
        Files.createDirectories(results);
        this.watch = FileSystems.getDefault().newWatchService();
        folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        this.watcher = Thread.ofVirtual().name("directory-" + service).start(this::run);
    }

    private void run() {
        try {
            while (true) {
                look();
                WatchKey key = watch.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debugf("no longer watching %s", folder);
        }
    }

    private void look() {
        List<Path> images;
        try (Stream<Path> files = Files.list(folder)) {
            images = files.filter(DirectoryIngress::isImage)
                    .filter(this::unanswered)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warnf("the folder %s cannot be read: %s; looking again in %d s", folder, e.getMessage(), LOOK_SECONDS);
            return;
        }
        images.forEach(this::answer);
    }

    private static boolean isImage(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /** No answer yet, or the image is newer than its answer. */
    private boolean unanswered(Path image) {
        Path result = result(image);
        try {
            return !Files.exists(result)
                    || Files.getLastModifiedTime(result).compareTo(Files.getLastModifiedTime(image)) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path result(Path image) {
        return results.resolve(image.getFileName() + ".json");
    }

    private void answer(Path image) {
        try {
            write(result(image), view(image));
        } catch (IOException e) {
            LOG.warnf("the answer to %s cannot be written: %s; trying again", image, e.getMessage());
        }
    }

    private Object view(Path image) throws IOException {
        if (Files.size(image) > MAX_BYTES) {
            return new Problem("the file has " + Files.size(image) + " bytes, at most " + MAX_BYTES + " are read");
        }
        try {
            return requests.image(service, Files.readAllBytes(image));
        } catch (RefusedException e) {
            return new Problem(String.valueOf(e.getMessage()));
        }
    }

    private void write(Path result, Object view) throws IOException {
        Path part = Files.createTempFile(results, ".answer", ".part");
        try {
            Files.write(part, bytes(view));
            Files.move(part, result, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private byte[] bytes(Object view) throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(view);
    }

    @Override
    public void close() throws IOException {
        watch.close();
        watcher.interrupt();
    }
}
