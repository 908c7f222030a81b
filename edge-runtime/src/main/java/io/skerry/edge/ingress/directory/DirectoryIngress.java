package io.skerry.edge.ingress.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.plan.WatchedDirectory;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import io.skerry.edge.ingress.Requests;
import io.skerry.inference.image.ImageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Answers the images of one folder in the order of their names: {@code a.png} gets {@code a.png.json}. An image that has an answer
 * already is left alone, so a restart goes on where it was; one that changes after its answer is answered again. A file that is still
 * being written may so get an error first: writing elsewhere and renaming into the folder avoids that. While nothing can be answered,
 * because a model is being loaded or too much is in work, the images wait.
 */
public final class DirectoryIngress implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryIngress.class);

    private final ServiceName service;
    private final Path results;
    private final Requests requests;
    private final Failures failures;
    private final ObjectMapper json;
    private final ImageFolder folder;
    private final WatchService watch;
    private final long lookMillis;
    private final Thread watcher;
    private boolean watched;
    private boolean readable = true;

    /**
     * Watches the folder; one that does not exist yet is waited for.
     *
     * @param lookMillis between two looks if nothing happens, or nothing that the file system reports
     * @throws IOException if the system lets nothing be watched
     */
    public DirectoryIngress(
            ServiceName service,
            WatchedDirectory directory,
            Requests requests,
            Failures failures,
            ObjectMapper json,
            long lookMillis)
            throws IOException {
        this.service = service;
        this.results = Optional.ofNullable(directory.results()).orElse(directory.path());
        this.requests = requests;
        this.failures = failures;
        this.json = json;
        this.folder = new ImageFolder(directory.path(), results);
        this.watch = directory.path().getFileSystem().newWatchService();
        this.lookMillis = lookMillis;
        this.watcher = Thread.ofVirtual().name("directory-" + service).start(this::run);
    }

    private void run() {
        try {
            while (true) {
                look();
                WatchKey key = watch.poll(lookMillis, TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    watched = key.reset();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debugf("no longer watching %s", folder.path());
        }
    }

    private void look() {
        try {
            if (!watched) {
                folder.path()
                        .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
                watched = true;
            }
            List<Path> images = folder.unanswered();
            readable = true;
            for (Path image : images) {
                if (!answer(image)) {
                    return;
                }
            }
        } catch (IOException e) {
            if (readable) {
                LOG.warnf("the folder of %s cannot be read: %s; looking again from time to time", service, e);
            }
            readable = false;
        }
    }

    /** Whether there is an answer now, or there never will be; if not, the image is looked at again later. */
    private boolean answer(Path image) {
        ImageFolder.Version version = folder.version(image);
        try {
            Object view = view(image);
            if (view instanceof Problem problem) {
                if (problem.passing()) {
                    return false;
                }
                failures.count(problem);
            }
            write(folder.result(image), view);
            folder.answered(image, version);
        } catch (NoSuchFileException e) {
            LOG.debugf("%s went away before it was answered", image);
        } catch (IOException e) {
            LOG.warnf("%s cannot be answered: %s; trying again", image, e);
            return false;
        }
        return true;
    }

    private Object view(Path image) throws IOException {
        byte[] file;
        try (InputStream in = Files.newInputStream(image)) {
            file = in.readNBytes(ImageLimits.DEFAULT.maxBytes() + 1);
        }
        try {
            return requests.image(service, file);
        } catch (RuntimeException e) {
            return Failures.problem(e);
        }
    }

    private void write(Path result, Object view) throws IOException {
        Files.createDirectories(results);
        Path part = Files.createTempFile(results, ".answer", ".part");
        try {
            Files.write(part, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(view));
            Files.move(part, result, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        watcher.interrupt();
    }
}
