package io.skerry.edge.cli;

import io.quarkus.runtime.Quarkus;
import io.skerry.edge.boot.EdgeApplication;
import io.skerry.edge.config.Role;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
        return start(role, end -> Quarkus.run(EdgeApplication.class, end));
    }

    /**
     * As {@link #start(Role)}.
     *
     * @param runtime runs until its end; tells the exit code, and what was wrong if it did not start
     */
    int start(Role role, Consumer<BiConsumer<Integer, @Nullable Throwable>> runtime) {
        set("skerry.role", role.name().toLowerCase(Locale.ROOT));
        values.forEach(System::setProperty);
        AtomicInteger code = new AtomicInteger();
        runtime.accept((exitCode, problem) -> {
            code.set(problem == null ? exitCode : 1);
            if (problem != null) {
                System.err.println("skerry-edge: " + Reason.of(problem));
            }
        });
        return code.get();
    }
}
