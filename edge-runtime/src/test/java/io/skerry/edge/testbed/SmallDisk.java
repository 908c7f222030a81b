package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** A file system in memory with little room, to be filled. Needs root. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one.
     *
     * @param folder that becomes its root; must exist
     * @throws TestAbortedException if this user may not mount: the test is skipped and says so
     */
    public static SmallDisk mount(Path folder, int kibibytes) {
        if (!succeeds("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString())) {
            throw new TestAbortedException(
                    "A small file system cannot be mounted. Run this test as root to see a disk that is really full.");
        }
        return new SmallDisk(folder);
    }

    /** Its root. */
    public Path folder() {
        return folder;
    }

    /** Takes all the room that is left. */
    public void fill() {
        try (OutputStream filling = Files.newOutputStream(folder.resolve("filling"))) {
            byte[] page = new byte[4096];
            while (true) {
                filling.write(page);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > 0) {
                throw new UncheckedIOException("cannot fill " + folder, full);
            }
        }
    }

    /** Gives it this much room. */
    public void resize(int kibibytes) {
        if (!succeeds("mount", "-o", "remount,size=" + kibibytes + "k", folder.toString())) {
            throw new IllegalStateException("cannot resize " + folder);
        }
    }

    @Override
    public void close() {
        if (!succeeds("umount", folder.toString())) {
            throw new IllegalStateException("cannot unmount " + folder);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
