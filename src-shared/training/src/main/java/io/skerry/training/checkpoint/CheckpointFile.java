package io.skerry.training.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that holds the last checkpoint of a training. It is replaced at once or not at all: a process that is killed, or a disk that is
 * full, leaves the one before.
 */
public record CheckpointFile(Path path) {

    /**
     * Reads it.
     *
     * @param run that it must be of
     * @return empty if there is no file
     * @throws CheckpointException if it is damaged, or of another training
     */
    public Optional<Checkpoint> read(String run) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = CheckpointFormat.read(Files.readAllBytes(path));
            if (!checkpoint.run().equals(run)) {
                throw new CheckpointException(
                        path + " is of another training (other data, model or settings): move it away, or"
                                + " train into another folder",
                        null);
            }
            return Optional.of(checkpoint);
        } catch (CheckpointFormat.Damaged e) {
            throw new CheckpointException(
                    path + " cannot be read: " + e.getMessage() + ": remove it to begin again", e);
        } catch (IOException e) {
            throw new CheckpointException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Replaces it.
     *
     * @throws CheckpointException if that is not possible; the one before is still there
     */
    public void write(Checkpoint checkpoint) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                CheckpointFormat.write(checkpoint, channel);
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(next);
            throw new CheckpointException(
                    "the checkpoint " + path + " cannot be written: " + e.getMessage()
                            + ": the one before is kept; make room and start again",
                    e);
        }
    }

    /** Removes it: the training is over. */
    public void remove() {
        discard(path);
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
