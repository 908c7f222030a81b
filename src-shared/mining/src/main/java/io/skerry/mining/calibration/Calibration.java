package io.skerry.mining.calibration;

import java.util.List;

/**
 * What is known of a model's calibration; it travels in the model's manifest.
 *
 * @param temperature what the logits are divided by, see {@link Temperature}
 * @param eceBefore expected calibration error of the plain softmax
 * @param eceAfter the same at the temperature
 * @param examples how many examples the errors and the curve were measured on
 * @param risk the risk–coverage curve; may be empty
 */
public record Calibration(double temperature, double eceBefore, double eceAfter, int examples, List<RiskPoint> risk) {

    public Calibration {
        if (!(eceBefore >= 0 && eceBefore <= 1 && eceAfter >= 0 && eceAfter <= 1) || examples < 0) {
            throw new IllegalArgumentException("a calibration has impossible values: error before " + eceBefore
                    + ", after " + eceAfter + ", examples " + examples);
        }
        temperature = new Temperature(temperature).value();
        risk = List.copyOf(risk);
    }
}
