package io.skerry.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory of a process, as Linux counts it (proc(5)).
 *
 * @param residentMib now, VmRSS
 * @param peakMib the most since it began, VmHWM
 */
public record ProcessMemory(double residentMib, double peakMib) {

    static ProcessMemory of(long pid) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return new ProcessMemory(mib(status, "VmRSS:"), mib(status, "VmHWM:"));
    }

    private static double mib(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
