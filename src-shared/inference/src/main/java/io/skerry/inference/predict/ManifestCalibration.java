package io.skerry.inference.predict;

import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskPoint;
import io.skerry.mining.calibration.Temperature;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest;
import java.util.Optional;

/** A manifest's calibration as miners take it. */
public final class ManifestCalibration {

    private ManifestCalibration() {}

    /**
     * What the manifest knows of the model's calibration.
     *
     * @throws ModelException if its temperature is one that no fit gives
     */
    public static Optional<Calibration> of(ModelManifest manifest) {
        return Optional.ofNullable(manifest.calibration()).map(ManifestCalibration::convert);
    }

    /** The temperature for the softmax; {@link Temperature#NONE} if the model was never calibrated. */
    static Temperature temperature(ModelManifest manifest) {
        return of(manifest)
                .map(calibration -> new Temperature(calibration.temperature()))
                .orElse(Temperature.NONE);
    }

    private static Calibration convert(ModelManifest.Calibration calibration) {
        try {
            return new Calibration(
                    calibration.temperature(),
                    calibration.eceBefore(),
                    calibration.eceAfter(),
                    calibration.examples(),
                    calibration.risk().stream()
                            .map(point -> new RiskPoint(point.threshold(), point.coverage(), point.error()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new ModelException(Kind.BAD_MANIFEST, "manifest: calibration: " + e.getMessage(), e);
        }
    }
}
