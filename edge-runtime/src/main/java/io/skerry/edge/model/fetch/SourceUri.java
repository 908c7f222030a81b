package io.skerry.edge.model.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses as they are shown and checked: without the parts that may hold secrets. */
final class SourceUri {

    private SourceUri() {}

    /** Scheme, host, port and path alone: the user part and the query of a pre-signed address are secrets. */
    static String show(URI uri) {
        if (uri.isOpaque() || uri.getHost() == null) {
            return uri.getScheme() + ":" + authority(uri.getRawAuthority()) + uri.getRawPath();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    /** @throws FetchException if the address carries a user or a password, or names no host */
    static void requirePlainHost(URI uri) throws FetchException {
        if (uri.getHost() == null) {
            throw new FetchException(
                    FetchException.Kind.NOT_ALLOWED,
                    show(uri) + " names no host: write " + uri.getScheme() + "://host/…");
        }
        if (uri.getRawUserInfo() != null) {
            throw new FetchException(
                    FetchException.Kind.NOT_ALLOWED,
                    show(uri) + " carries a user or a password: leave it out, plans and logs are read by many");
        }
    }

    private static String authority(@Nullable String authority) {
        return authority == null ? "" : "//" + authority.substring(authority.lastIndexOf('@') + 1);
    }
}
