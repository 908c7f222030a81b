package io.skerry.edge.model.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** {@code http:} and {@code https:} addresses; redirects are followed by {@link RedirectRule}, five at most. */
final class HttpSource implements ModelSource {

    private static final int MAX_REDIRECTS = 5;

    private final HttpTransfer transfer;
    private final RedirectRule redirects;

    HttpSource(HttpTransfer transfer, HostResolver resolver) {
        this.transfer = transfer;
        this.redirects = new RedirectRule(resolver);
    }

    @Override
    public void copy(URI file, Path target, long maxBytes) throws FetchException, InterruptedException {
        SourceUri.requirePlainHost(file);
        URI uri = file;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpTransfer.Reply reply = transfer.get(uri, Map.of(), target, maxBytes);
            if (reply.complete()) {
                return;
            }
            if (!HttpStatus.isRedirect(reply.status())) {
                throw HttpStatus.failure(uri, reply.status());
            }
            uri = redirects.follow(uri, reply.headers().firstValue("location").orElse(null));
        }
        throw new FetchException(
                FetchException.Kind.NOT_ALLOWED,
                SourceUri.show(file) + " redirects more than " + MAX_REDIRECTS + " times: name the final address");
    }
}
