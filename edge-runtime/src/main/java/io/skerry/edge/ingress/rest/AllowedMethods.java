package io.skerry.edge.ingress.rest;

import java.util.List;
import java.util.regex.Pattern;

/** The methods that a path of this server takes, as the header Allow has them (RFC 9110, sections 10.2.1 and 15.5.6). */
final class AllowedMethods {

    private static final Pattern TAKES_EXAMPLES =
            Pattern.compile("/v1/services/[^/]+/[^/]+/?|/v2/models/[^/]+/infer/?");

    private AllowedMethods() {}

    /** Examples are posted; everything else is only read. */
    static List<String> of(String path) {
        return TAKES_EXAMPLES.matcher(path).matches() ? List.of("OPTIONS", "POST") : List.of("GET", "HEAD", "OPTIONS");
    }
}
