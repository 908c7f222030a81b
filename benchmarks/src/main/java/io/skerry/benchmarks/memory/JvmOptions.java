package io.skerry.benchmarks.memory;

import io.skerry.benchmarks.process.EdgeRuntime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options for the edge runtime's JVM.
 *
 * @param text in words
 * @param shipped whether {@code edge-runtime/jvm.options} come first
 * @param jvm further ones
 * @param environment of its process
 */
record JvmOptions(String text, boolean shipped, List<String> jvm, Map<String, String> environment) {

    /** Without them it warns. */
    private static final List<String> NEEDED =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** As {@code ./skerry edge} starts it. */
    static final JvmOptions SHIPPED = new JvmOptions("jvm.options", true, List.of(), Map.of());

    static final List<JvmOptions> ALL = List.of(
            SHIPPED,
            new JvmOptions("jvm.options and MALLOC_ARENA_MAX=2", true, List.of(), Map.of("MALLOC_ARENA_MAX", "2")),
            SHIPPED.with("-XX:TrimNativeHeapInterval=5000"),
            SHIPPED.with("-Xmx64m"),
            SHIPPED.with("-XX:TieredStopAtLevel=4", "-XX:CICompilerCount=2"),
            new JvmOptions("what the JVM chooses", false, NEEDED, Map.of()));

    private JvmOptions with(String... more) {
        return new JvmOptions(text + " and " + String.join(" ", more), shipped, List.of(more), environment);
    }

    /** A way to start the runtime, with these options. */
    EdgeRuntime.Start of(EdgeRuntime.Start usual) {
        List<String> options = Stream.concat(shipped ? usual.options().stream() : Stream.of(), jvm.stream())
                .toList();
        return new EdgeRuntime.Start(usual.jar(), options, environment);
    }
}
