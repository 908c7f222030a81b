package io.skerry.operator.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that a worker finds through one environment variable.
 *
 * @param variable e.g. {@code MODEL_URL}
 * @param urls one or several; the variable joins what they become with {@code ;}
 * @param download whether an init container fetches what is remote; if not, the worker gets the address itself
 * @param indirect whether the file is an index of further files, which are fetched too
 * @param credential how an object store lets the worker in; absent: without
 */
public record StorageMount(
        String variable,
        List<String> urls,
        boolean download,
        boolean indirect,
        @Nullable StorageCredential credential) {

    public StorageMount {
        urls = List.copyOf(urls);
    }

    /** A file that is there before the worker starts, wherever it comes from. */
    public static StorageMount downloaded(String variable, String url, @Nullable StorageCredential credential) {
        return new StorageMount(variable, List.of(url), true, false, credential);
    }

    /**
     * Checks the URLs.
     *
     * @throws InvalidStorageException if one cannot be mounted
     */
    public void check() {
        urls.forEach(StorageAddress::parse);
    }

    /** The same files for a worker that fetches remote ones for itself. */
    public StorageMount fetchedByTheWorker() {
        return new StorageMount(variable, urls, false, indirect, credential);
    }

    /** Whether all files are on the node's disk. */
    public boolean onTheNode() {
        return urls.stream().map(StorageAddress::parse).allMatch(StorageAddress.HostPath.class::isInstance);
    }
}
