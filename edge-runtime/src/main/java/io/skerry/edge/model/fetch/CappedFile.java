package io.skerry.edge.model.fetch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A file that takes a stream up to a size. Forced to the disk when it is complete. */
final class CappedFile implements AutoCloseable {

    private final String source;
    private final long maxBytes;
    private final FileOutputStream out;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * Opens the file.
     *
     * @param source what is copied, for messages
     */
    CappedFile(String source, Path target, long maxBytes) throws FetchException {
        this.source = source;
        this.maxBytes = maxBytes;
        try {
            this.out = new FileOutputStream(target.toFile());
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Refuses at once what announces itself as too large; what lies is refused by {@link #write}. */
    void expect(long announced) throws FetchException {
        if (announced > maxBytes) {
            throw tooLarge(announced + " bytes");
        }
    }

    void write(ByteBuffer chunk) throws FetchException {
        if (chunk.remaining() > maxBytes - bytes.get()) {
            throw tooLarge("more than " + maxBytes + " bytes");
        }
        bytes.addAndGet(chunk.remaining());
        try {
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            out.write(copy);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** The bytes so far; readable from another thread, to see progress. */
    long bytes() {
        return bytes.get();
    }

    void complete() throws FetchException {
        try {
            out.getFD().sync();
            out.close();
        } catch (IOException e) {
            throw disk(e);
        }
    }

    @Override
    public void close() throws FetchException {
        try {
            out.close();
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private FetchException tooLarge(String size) {
        return new FetchException(
                FetchException.Kind.TOO_LARGE,
                source + " has " + size + "; this node accepts " + maxBytes
                        + ": use a smaller model or raise the limit");
    }

    private FetchException disk(IOException e) {
        return new FetchException(
                FetchException.Kind.DISK, source + " cannot be written to this node's disk: " + e.getMessage(), e);
    }
}
