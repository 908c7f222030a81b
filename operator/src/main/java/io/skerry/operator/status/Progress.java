package io.skerry.operator.status;

import java.net.HttpURLConnection;

/** How far a resource is on its way to what its spec says. */
public sealed interface Progress {

    Reason reason();

    /** For people: why, and what to do next. */
    String message();

    /** The resource does what it should. */
    record Ready(Reason reason, String message) implements Progress {}

    /** It will, without anybody's help. */
    record Working(Reason reason, String message) implements Progress {}

    /** It will not until somebody mends what the message names; the operator goes on by itself then. */
    record Stuck(Reason reason, String message) implements Progress {}

    /** An exception's text may hold a stack trace. */
    private static String brief(Exception e) {
        return EventText.cut(e.toString().lines().findFirst().orElse(""), EventText.LONGEST_PROBLEM);
    }

    /** The operator failed at it, and tries again. */
    static Progress failed(Exception e) {
        return ServerError.in(e, HttpURLConnection.HTTP_FORBIDDEN)
                .<Progress>map(said -> new Stuck(
                        Reason.FORBIDDEN,
                        "Kubernetes forbids the operator what it needs for this: " + said
                                + "; give it that right (docs/operator.md, Rights)"))
                .orElseGet(() -> new Working(
                        Reason.INTERNAL_ERROR,
                        "the operator met a problem and tries again; its log says more: " + brief(e)));
    }
}
