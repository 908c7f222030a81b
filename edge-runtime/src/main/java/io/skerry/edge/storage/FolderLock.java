package io.skerry.edge.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process, and a second opener in this one, out of a folder. The kernel lets go of it when the process dies. */
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "owner.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing and takes it.
     *
     * @throws IOException if somebody else has it, or if it cannot be created or written; the message says what to do
     */
    public static FolderLock take(Path folder) throws IOException {
        FileChannel channel = openFile(folder);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new IOException("The folder " + folder + " is in use by process " + readOwner(channel)
                        + ". Stop that process, or give this one a folder of its own.");
            }
            channel.truncate(0).write(ByteBuffer.wrap(ownPid()), 0);
            return new FolderLock(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel openFile(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " cannot be used (" + e + "). Make it a folder that this user may write.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String readOwner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String owner = StandardCharsets.US_ASCII.decode(text.flip()).toString();
        return owner.isEmpty() ? "unknown" : owner;
    }

    private static byte[] ownPid() {
        return Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
