package io.skerry.edge.model.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a server may send this node on to: to a public address, or to one of the scope that it is in itself; never from
 * {@code https} to {@code http}, and never to a link-local address (cloud metadata services live there).
 */
final class RedirectRule {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HostResolver resolver;

    RedirectRule(HostResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The address to follow.
     *
     * @param from the address that answered with a redirect
     * @param location the answer's {@code Location}
     * @throws FetchException if it must not be followed
     */
    URI follow(URI from, @Nullable String location) throws FetchException {
        URI to = target(from, location);
        if (!SCHEMES.contains(to.getScheme())) {
            throw refused(from, "to '" + SourceUri.show(to) + "', which is neither http nor https");
        }
        if ("https".equals(from.getScheme()) && "http".equals(to.getScheme())) {
            throw refused(from, "from https to http (" + SourceUri.show(to) + ")");
        }
        SourceUri.requirePlainHost(to);
        AddressScope own = widest(from);
        for (InetAddress address : addresses(to)) {
            AddressScope scope = AddressScope.of(address);
            if (scope != AddressScope.PUBLIC && (scope != own || scope == AddressScope.LINK_LOCAL)) {
                throw refused(from, "to " + SourceUri.show(to) + ", a " + name(scope) + " address");
            }
        }
        return to;
    }

    private static URI target(URI from, @Nullable String location) throws FetchException {
        if (location == null) {
            throw refused(from, "without saying where to");
        }
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(from, "to something that is not an address");
        }
    }

    private AddressScope widest(URI uri) throws FetchException {
        AddressScope widest = AddressScope.LOOPBACK;
        for (InetAddress address : addresses(uri)) {
            AddressScope scope = AddressScope.of(address);
            widest = scope.compareTo(widest) > 0 ? scope : widest;
        }
        return widest;
    }

    private Iterable<InetAddress> addresses(URI uri) throws FetchException {
        try {
            return resolver.resolve(uri.getHost());
        } catch (UnknownHostException e) {
            throw new FetchException(
                    FetchException.Kind.UNREACHABLE,
                    "the host of " + SourceUri.show(uri) + " is not known: check the name and this node's DNS",
                    e);
        }
    }

    private static String name(AddressScope scope) {
        return scope.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static FetchException refused(URI from, String how) {
        return new FetchException(
                FetchException.Kind.NOT_ALLOWED,
                SourceUri.show(from) + " redirects " + how + ": this is not followed; name the final address instead");
    }
}
