package io.skerry.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run took place.
 *
 * @param processor its name
 * @param cores that this process may use
 * @param memoryMib of the machine
 * @param kernel name and version
 * @param jdk name and version
 * @param onnxRuntime version
 * @param loadAverage of the last minute, when the run began; negative if unknown
 */
public record MachineFacts(
        String processor,
        int cores,
        long memoryMib,
        String kernel,
        String jdk,
        String onnxRuntime,
        double loadAverage) {

    /** This machine now. */
    public static MachineFacts here() {
        return new MachineFacts(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                kib(field(Path.of("/proc/meminfo"), "MemTotal")) >> 10,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Whether others keep the machine so busy that the figures mean little. */
    public boolean busy() {
        return loadAverage > cores;
    }

    private static String field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static long kib(String text) {
        return text.endsWith(" kB")
                ? Long.parseLong(text.substring(0, text.length() - 3).strip())
                : 0;
    }
}
