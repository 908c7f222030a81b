package io.skerry.training.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that a trained model gets. One that is there stays as it is until the new one is complete, and only one that holds nothing
 * but what a training writes is replaced.
 */
public final class OutputFolder {

    static final String MODEL = "model.onnx";
    static final String MANIFEST = "manifest.json";
    static final String HISTORY = "history.json";
    static final String PLOT = "training.svg";

    private static final Set<String> WRITTEN =
            Set.of(MODEL, MANIFEST, HISTORY, PLOT, CheckSetWriter.IMAGES, CheckSetWriter.LABELS);

    private final Path folder;
    private final Path next;
    private final Path before;

    /**
     * Looks whether the folder may be written.
     *
     * @throws OutputException if it is there and holds something else
     */
    public OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        if (this.folder.getFileName() == null) {
            throw new OutputException(folder + " is no folder for a model: name a new one");
        }
        this.next = beside(".next");
        this.before = beside(".before");
        requireReplaceable();
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** How the folder is called. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Where the checkpoint of its training is: beside it. */
    public Path checkpoint() {
        return folder.resolveSibling(name() + ".checkpoint");
    }

    private Path beside(String ending) {
        return folder.resolveSibling("." + name() + ending);
    }

    private void requireReplaceable() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new OutputException(folder + " is a file: name a folder");
        }
        list(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !WRITTEN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new OutputException(
                            folder + " has " + name + " in it, which no training wrote, and would be replaced: name"
                                    + " another folder, or move that away");
                });
    }

    /**
     * Replaces what is there.
     *
     * @param files their bytes, by name
     * @throws OutputException if that is not possible; what was there is kept
     */
    void publish(Map<String, byte[]> files) {
        requireReplaceable();
        try {
            discard(next);
            discard(before);
            Files.createDirectories(next);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                write(next.resolve(file.getKey()), file.getValue());
            }
            swap();
            discard(before);
        } catch (IOException e) {
            throw new OutputException(
                    folder + " cannot be written: " + e.getMessage()
                            + ": what was there is kept, and so is the checkpoint; make room and go on with --resume",
                    e);
        }
    }

    private void swap() throws IOException {
        boolean replaces = Files.exists(folder);
        if (replaces) {
            Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(before, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void discard(Path folder) throws IOException {
        for (Path file : list(folder)) {
            Files.delete(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new OutputException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
