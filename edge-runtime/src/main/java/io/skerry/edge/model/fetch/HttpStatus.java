package io.skerry.edge.model.fetch;

import java.net.URI;

/** What a status other than 200 means for a fetch. */
final class HttpStatus {

    private HttpStatus() {}

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    static FetchException failure(URI uri, int status) {
        String shown = SourceUri.show(uri);
        return switch (status) {
            case 404, 410 ->
                new FetchException(
                        FetchException.Kind.NOT_FOUND,
                        shown + " is not there (" + status + "): check the model's url, or put the file there");
            case 401, 403 ->
                new FetchException(
                        FetchException.Kind.DENIED,
                        shown + " may not be read by this node (" + status + "): check its credentials and rights");
            case 408, 425, 429, 500, 502, 503, 504 ->
                new FetchException(
                        FetchException.Kind.UNREACHABLE,
                        shown + " cannot be had now (" + status + "): the server's own log says why");
            default ->
                new FetchException(
                        FetchException.Kind.INVALID,
                        shown + " answers with status " + status + " where 200 is expected: check the model's url");
        };
    }
}
