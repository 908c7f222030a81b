package io.skerry.edge.model.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** {@code file:} addresses, below the folders that this node's owner allows; symbolic links are followed before the check. */
final class FileSource implements ModelSource {

    private static final int CHUNK = 1 << 16;

    private final List<Path> roots;

    /** @param roots the folders whose files may be read; none: no {@code file:} address is allowed */
    FileSource(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    @Override
    public void copy(URI file, Path target, long maxBytes) throws FetchException, InterruptedException {
        Path real = real(file);
        try (InputStream in = Files.newInputStream(real);
                CappedFile out = new CappedFile(SourceUri.show(file), target, maxBytes)) {
            out.expect(Files.size(real));
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(ByteBuffer.wrap(chunk, 0, n));
            }
            out.complete();
        } catch (FetchException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether the address is a folder's, be it written with a slash at its end or without. */
    boolean isFolder(URI address) {
        try {
            return "file".equals(address.getScheme())
                    && !address.isOpaque()
                    && Files.isDirectory(Path.of(address.getPath()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Path real(URI file) throws FetchException {
        if (file.isOpaque() || file.getRawAuthority() != null) {
            throw notAllowed(file, "is not the absolute path of a file here: write file:///folder/");
        }
        try {
            Path real = Path.of(file.getPath()).toRealPath();
            if (!isAllowed(real)) {
                throw notAllowed(
                        file,
                        "is outside of the folders that this node may read " + roots
                                + ": put the model there or allow its folder");
            }
            if (!Files.isRegularFile(real)) {
                throw notAllowed(file, "is not a regular file: name the folder or the .onnx file");
            }
            return real;
        } catch (FetchException e) {
            throw e;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new FetchException(
                    FetchException.Kind.NOT_FOUND,
                    SourceUri.show(file) + " does not exist: check the model's url, or put the file there",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private boolean isAllowed(Path real) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static FetchException notAllowed(URI file, String why) {
        return new FetchException(FetchException.Kind.NOT_ALLOWED, SourceUri.show(file) + " " + why);
    }

    private static FetchException unreadable(URI file, Exception e) {
        return new FetchException(
                FetchException.Kind.DENIED,
                SourceUri.show(file) + " cannot be read (" + e + "): check its path and permissions",
                e);
    }
}
