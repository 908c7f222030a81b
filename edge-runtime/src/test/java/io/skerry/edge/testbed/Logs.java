package io.skerry.edge.testbed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class, or the classes of a package, log while this is open. */
public final class Logs implements AutoCloseable {

    private final Logger logger;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Object[] parameters = line.getParameters();
            messages.add(parameters == null ? line.getMessage() : String.format(line.getMessage(), parameters));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Logs(Logger logger) {
        this.logger = logger;
        logger.addHandler(handler);
    }

    public static Logs of(Class<?> type) {
        return new Logs(Logger.getLogger(type.getName()));
    }

    public static Logs of(Package classes) {
        return new Logs(Logger.getLogger(classes.getName()));
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
