package io.skerry.edge.boot;

import io.vertx.ext.web.Router;

/** What a role runs. */
interface Program extends AutoCloseable {

    /** Whether it can do its work; the state of the link does not count. */
    boolean ready();

    /** Why it is not, or what it does, for people. */
    String description();

    /** Adds what it has beside the resources of the HTTP server. */
    default void routes(Router router) {}

    @Override
    void close();
}
