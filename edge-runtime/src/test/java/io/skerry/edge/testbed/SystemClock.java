package io.skerry.edge.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * The wall clock of some processes, which a test sets while they run; their monotonic clock goes on. By libfaketime's variant for programs
 * with several threads: under the other one, threads that ask at the same time are told times of centuries ago.
 */
public final class SystemClock {

    private final Path setting;
    private final Path library;

    private SystemClock(Path setting, Path library) {
        this.setting = setting;
        this.library = library;
    }

    /**
     * A clock that is right at first.
     *
     * @param folder for its setting; must exist
     * @throws IllegalStateException if libfaketime is not installed; says how to get it
     */
    public static SystemClock create(Path folder) {
        SystemClock clock = new SystemClock(folder.resolve("clock"), library());
        clock.set(Duration.ZERO);
        return clock;
    }

    /** What a process needs in its environment to go by this clock. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", setting.toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Sets it off the right time by this much; negative: it is late. */
    public void set(Duration offset) {
        try {
            Path next = Files.writeString(setting.resolveSibling("clock.next"), "%+d\n".formatted(offset.toSeconds()));
            Files.move(next, setting, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the clock", e);
        }
    }

    private static Path library() {
        try (DirectoryStream<Path> platforms = Files.newDirectoryStream(Path.of("/usr/lib"))) {
            for (Path platform : platforms) {
                Path library = platform.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for libfaketime", e);
        }
        throw new IllegalStateException(
                "libfaketime is not installed: run testbed/build clock, or ./skerry test --real");
    }
}
