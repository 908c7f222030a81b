package io.skerry.edge.model;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A resource with many users and one owner: it is closed once, when the owner has retired it and the last user has let
 * go. Nobody waits for anybody.
 */
final class Leased<T extends AutoCloseable> {

    private static final System.Logger LOG = System.getLogger(Leased.class.getName());

    private final T resource;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** The caller is the owner. */
    Leased(T resource) {
        this.resource = resource;
    }

    T resource() {
        return resource;
    }

    /** Takes a lease; false if the resource is closed already. */
    boolean acquire() {
        int now = holders.get();
        while (now > 0 && !holders.compareAndSet(now, now + 1)) {
            now = holders.get();
        }
        return now > 0;
    }

    /** Gives a lease back; the owner's own too. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            close();
        }
    }

    /** A user's work is done by now: a failure here must not take its result away. */
    private void close() {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a retired model could not be closed", e);
        }
    }
}
