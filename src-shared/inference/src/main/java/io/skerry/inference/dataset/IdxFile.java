package io.skerry.inference.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes (the format of MNIST, yann.lecun.com/exdb/mnist): the dimensions in big-endian order, then the values.
 *
 * @param dimensions the first counts the items
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a whole data set; never compared
record IdxFile(int[] dimensions, byte[] values) {

    /** No data set here has more values. */
    static final int MAX_VALUES = 1 << 28;

    private static final int UNSIGNED_BYTE = 8;
    private static final int GZIP_MAGIC = 0x1F8B;

    /**
     * Reads a file, gzipped or not, up to its last byte.
     *
     * @param rank how many dimensions it must have
     * @throws IdxException if it is anything else, or too large
     */
    static IdxFile read(Path file, int rank) {
        try (DataInputStream in = new DataInputStream(open(file))) {
            requireMagic(file, in.readInt(), rank);
            int[] dimensions = new int[rank];
            long expected = 1;
            for (int i = 0; i < rank; i++) {
                dimensions[i] = in.readInt();
                expected = dimensions[i] < 0 ? Long.MAX_VALUE : Math.min(expected * dimensions[i], Integer.MAX_VALUE);
                if (expected > MAX_VALUES) {
                    throw new IdxException(file.getFileName() + " says it has the dimensions "
                            + Arrays.toString(dimensions) + ", at most " + MAX_VALUES + " values are accepted");
                }
            }
            return new IdxFile(dimensions, values(file, in, (int) expected));
        } catch (EOFException e) {
            throw new IdxException(file.getFileName() + " ends early: copy it again", e);
        } catch (IOException e) {
            throw new IdxException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            boolean gzipped = (in.read() << 8 | in.read()) == GZIP_MAGIC;
            in.reset();
            return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static void requireMagic(Path file, int magic, int rank) {
        int expected = UNSIGNED_BYTE << 8 | rank;
        if (magic != expected) {
            throw new IdxException("%s begins with 0x%08x, an IDX file of unsigned bytes with %d dimensions with 0x%08x"
                    .formatted(file.getFileName(), magic, rank, expected));
        }
    }

    /** Exactly as many as expected; memory grows with what is really there. */
    private static byte[] values(Path file, InputStream in, int expected) throws IOException {
        byte[] values = in.readNBytes(expected);
        if (values.length < expected) {
            throw new EOFException();
        }
        if (in.read() >= 0) {
            throw new IdxException(file.getFileName() + " has more than the " + expected + " values that it declares");
        }
        return values;
    }
}
