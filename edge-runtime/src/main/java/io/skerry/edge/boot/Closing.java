package io.skerry.edge.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/** What was opened, to be closed in reverse. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Closing.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warnf("a part did not close: %s", e.getMessage());
            }
        }
    }
}
