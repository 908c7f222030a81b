package io.skerry.operator.worker;

import java.util.Set;

/** Where a model or dataset is: on the host, or somewhere that an address leads to. */
sealed interface StorageAddress {

    /** Schemes that Sedna's storage initializer fetches. */
    Set<String> REMOTE = Set.of("s3", "http", "https");

    /**
     * A path on the node's disk.
     *
     * @param path absolute
     */
    record HostPath(String path) implements StorageAddress {

        /** The path without a slash at its end. */
        String file() {
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }

        /** The folder that holds it, with a slash at its end. */
        String folder() {
            return path.substring(0, file().lastIndexOf('/') + 1);
        }
    }

    /**
     * An object store or a web server.
     *
     * @param location what follows the scheme: host or bucket, and path
     */
    record Remote(String scheme, String location) implements StorageAddress {

        /** The location of the folder that holds the file, with a slash at its end. */
        String folder() {
            return location.substring(0, location.lastIndexOf('/') + 1);
        }

        String url() {
            return scheme + "://" + location;
        }
    }

    /**
     * Reads a URL as Sedna's resources have them.
     *
     * @throws InvalidStorageException if it is neither an absolute path nor an address of a known scheme, or climbs out of its folder
     */
    static StorageAddress parse(String url) {
        int at = url.indexOf("://");
        String rest = at < 0 ? url : url.substring(at + 3);
        for (String step : rest.split("/", -1)) {
            if (step.equals("..")) {
                throw new InvalidStorageException(
                        "the URL '" + url + "' contains '..': write the path that it leads to");
            }
        }
        if (at < 0) {
            if (!url.startsWith("/") || url.length() < 2) {
                throw new InvalidStorageException("the URL '" + url
                        + "' is no absolute path and has no scheme: write /folder/file, or s3://, http:// or https://");
            }
            return new HostPath(url);
        }
        String scheme = url.substring(0, at);
        if (!REMOTE.contains(scheme) || rest.indexOf('/') <= 0) {
            throw new InvalidStorageException(
                    "the URL '" + url + "' cannot be mounted: write s3://bucket/key, http://host/path, "
                            + "https://host/path or a path on the node");
        }
        return new Remote(scheme, rest);
    }
}
