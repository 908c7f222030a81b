package io.skerry.link.eventbus;

import io.skerry.wire.Check;

/** What the router did with a message. */
public sealed interface RouterAnswer {

    /** It is in cloudcore's queue for the node: it arrives if the node's connection holds. */
    record Delivered() implements RouterAnswer {}

    /** The node has no connection to cloudcore, or there is no such node. */
    record NodeAway(String reason) implements RouterAnswer {}

    /** No Rule leads there: the operator has not made it yet, or somebody deleted it. */
    record NoRule() implements RouterAnswer {}

    /** It did not get to the node's queue, for another reason. */
    record Failed(String reason) implements RouterAnswer {}

    /**
     * Reads the router's answer. A status of 200 alone says nothing: the router's own errors leave it, and an empty body.
     *
     * @param body text of the response
     */
    static RouterAnswer of(int status, String body) {
        return switch (status) {
            case 200 ->
                body.equals("message delivered")
                        ? new Delivered()
                        : new Failed("the router says 200 and " + Check.quote(body) + ", not that it is delivered");
            case 404 -> new NoRule();
            case 500 -> new NodeAway(Check.quote(body));
            default -> new Failed("the router says " + status + ": " + Check.quote(body));
        };
    }
}
