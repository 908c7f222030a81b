package io.skerry.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.skerry.onnx.ModelException.Kind;

/** The process's one ONNX Runtime, started at the first use and not before it is known to be silent. */
final class OnnxLibrary {

    private OnnxLibrary() {}

    /** @throws ModelException if the library would report to its vendor, or cannot be loaded here */
    static OrtEnvironment environment() {
        Telemetry.refusal(
                        OrtEnvironment.class.getPackage().getImplementationVersion(), System.getenv(Telemetry.VARIABLE))
                .ifPresent(why -> {
                    throw new ModelException(Kind.TELEMETRY, why);
                });
        try {
            return Holder.ENVIRONMENT;
        } catch (LinkageError e) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "ONNX Runtime cannot be loaded here: it needs a writable folder for temporary files and, on Linux, glibc"
                            + " on x86-64 or arm64",
                    e);
        }
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = start();

        /** Quiet: what goes wrong comes as an exception, and no caller shall fill the log. */
        private static OrtEnvironment start() {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "skerry");
            try {
                environment.setTelemetry(false);
            } catch (OrtException e) {
                throw new ModelException(Kind.TELEMETRY, "telemetry cannot be turned off: " + e.getMessage(), e);
            }
            return environment;
        }
    }
}
