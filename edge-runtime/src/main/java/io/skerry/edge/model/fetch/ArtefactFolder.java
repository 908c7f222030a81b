package io.skerry.edge.model.fetch;

import io.skerry.edge.model.fetch.FetchException.Kind;
import io.skerry.onnx.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder that takes an artefact's files, each once, with their digests as they are on the disk. */
final class ArtefactFolder {

    private final Path folder;
    private final KnownFiles known;
    private final SortedMap<String, String> digests = new TreeMap<>();

    ArtefactFolder(Path folder, KnownFiles known) {
        this.folder = folder;
        this.known = known;
    }

    /** Where a file belongs; refused if the name is taken: a manifest must not replace the model. */
    Path reserve(String name) throws FetchException {
        Path file = folder.resolve(name);
        if (digests.containsKey(name) || name.equals(ModelFetcher.CHECKSUM_FILE)) {
            throw new FetchException(
                    Kind.INVALID,
                    "the manifest gives the name " + name
                            + " to a file of the check set, but it is taken: give each file its own name");
        }
        return file;
    }

    /** Takes a file that this node has already; false if there is none that is sound, or the file system has no hard links. */
    boolean link(String name, String sha256) {
        Path file = folder.resolve(name);
        try {
            Path at = known.find(sha256).orElse(null);
            if (at == null || !sha256.equals(Sha256.of(at))) {
                return false;
            }
            Files.createLink(file, at);
            digests.put(name, sha256);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Takes the file that was written under its name, and gives its SHA-256. */
    String add(String name) throws FetchException {
        try {
            String sha256 = Sha256.of(folder.resolve(name));
            digests.put(name, sha256);
            return sha256;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Leaves nothing of a file that is not there to be had. */
    void giveUp(String name) throws FetchException {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    byte[] read(String name) throws FetchException {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    SortedMap<String, String> digests() {
        return Collections.unmodifiableSortedMap(digests);
    }

    private static FetchException disk(IOException e) {
        return new FetchException(Kind.DISK, "this node's disk cannot be read: " + e.getMessage(), e);
    }
}
