package io.skerry.edge.cli;

import io.quarkus.runtime.Quarkus;
import io.skerry.edge.boot.EdgeApplication;
import io.skerry.edge.config.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the command line says, as settings for the runtime. An option that was not given leaves the setting to its other sources. */
final class Settings {

    private final Map<String, String> values = new LinkedHashMap<>();

    Settings set(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    /**
     * Starts the runtime and waits for its end.
     *
     * @return the exit code
     */
    int start(Role role) {
        set("skerry.role", role.name().toLowerCase(Locale.ROOT));
        values.forEach(System::setProperty);
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(EdgeApplication.class, (exitCode, problem) -> {
            code.set(problem == null ? exitCode : 1);
            if (problem != null) {
                System.err.println("skerry-edge: " + reason(problem));
            }
        });
        return code.get();
    }

    /** What went wrong at the bottom of it: the parts above only say that they did not start. */
    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
