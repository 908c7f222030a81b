package io.skerry.benchmarks.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options for the edge runtime's JVM.
 *
 * @param text in words
 * @param jvm on its command line
 * @param environment of its process
 */
record JvmOptions(String text, List<String> jvm, Map<String, String> environment) {

    static final JvmOptions DEFAULT = new JvmOptions("as the JVM chooses", List.of(), Map.of());

    private static final JvmOptions SERIAL =
            DEFAULT.and("serial collector, heap up to 256 MiB", "-XX:+UseSerialGC", "-Xms16m", "-Xmx256m");
    private static final JvmOptions FIRST_COMPILER = SERIAL.and(
            "and the first compiler alone, 32 MiB for its code, stacks of 512 KiB",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-Xss512k");
    private static final JvmOptions COMPACT =
            FIRST_COMPILER.and("and compact object headers", "-XX:+UseCompactObjectHeaders");

    /** What an edge node should be started with. */
    static final JvmOptions RECOMMENDED =
            new JvmOptions("and MALLOC_ARENA_MAX=2", COMPACT.jvm, Map.of("MALLOC_ARENA_MAX", "2"));

    private static final JvmOptions SMALL = RECOMMENDED.and("and a heap of at most 64 MiB", "-Xmx64m");

    /** Each set with those before it. */
    static final List<JvmOptions> ALL = List.of(DEFAULT, SERIAL, FIRST_COMPILER, COMPACT, RECOMMENDED, SMALL);

    private JvmOptions and(String what, String... more) {
        return new JvmOptions(what, Stream.concat(jvm.stream(), Stream.of(more)).toList(), environment);
    }
}
