package io.skerry.link.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The warnings of the link while this is open. */
public final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.skerry.link");
    private final PatternFormatter message = new PatternFormatter("%s");
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    public LogLines() {
        logger.addHandler(this);
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Waits for a warning that contains this text. */
    public String await(String text) {
        Await.until(
                "a warning with '" + text + "' among " + warnings,
                () -> warnings.stream().anyMatch(warning -> warning.contains(text)));
        return warnings.stream()
                .filter(warning -> warning.contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void publish(LogRecord log) {
        if (log.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(message.format(log));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
