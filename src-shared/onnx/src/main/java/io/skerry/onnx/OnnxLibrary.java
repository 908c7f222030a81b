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
        return Holder.ENVIRONMENT;
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "skerry");
            try {
                environment.setTelemetry(false);
            } catch (OrtException e) {
                throw new ModelException(Kind.TELEMETRY, "telemetry cannot be turned off: " + e.getMessage(), e);
            }
            return environment;
        }
    }
}
