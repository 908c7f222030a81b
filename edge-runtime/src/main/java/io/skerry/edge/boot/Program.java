package io.skerry.edge.boot;

/** What a role runs. */
interface Program extends AutoCloseable {

    /** Whether it can do its work; the state of the link does not count. */
    boolean ready();

    /** Why it is not, or what it does, for people. */
    String description();

    @Override
    void close();
}
