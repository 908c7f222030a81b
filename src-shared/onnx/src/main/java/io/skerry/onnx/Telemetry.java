package io.skerry.onnx;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether this ONNX Runtime would report to its vendor. On Linux, releases from 1.29 on do so unless {@code ORT_DISABLE_TELEMETRY=1}
 * is in the process's environment before the library starts; a later call of its {@code setTelemetry} is too late. Earlier releases
 * have no such code on Linux.
 */
final class Telemetry {

    static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
    private static final int FIRST_MINOR_THAT_REPORTS = 29;

    private Telemetry() {}

    /**
     * Why the library must not be started, if so.
     *
     * @param version of the library, absent if it is not known
     * @param variable the value of {@link #VARIABLE}
     */
    static Optional<String> refusal(@Nullable String version, @Nullable String variable) {
        if ("1".equals(variable) || (version != null && silent(version))) {
            return Optional.empty();
        }
        return Optional.of("ONNX Runtime " + (version == null ? "of an unknown version" : version)
                + " may send telemetry to its vendor: start the process with " + VARIABLE + "=1");
    }

    private static boolean silent(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches()
                && (Integer.parseInt(parts.group(1)) == 1
                        && Integer.parseInt(parts.group(2)) < FIRST_MINOR_THAT_REPORTS);
    }
}
