package io.skerry.mining;

import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskCoverage;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user states how many of the answers that stay on the edge may be wrong; the threshold follows from the
 * risk–coverage curve that the model brings along. See {@link RiskCoverage#threshold} for the guarantee.
 */
final class TargetErrorMiner extends ClassMiner {

    private final double targetError;
    private final RiskCoverage.Selection selection;

    TargetErrorMiner(MinerParameters parameters, @Nullable Calibration calibration) throws InvalidMinerException {
        targetError = parameters.fraction(
                "target_error", "the share of wrong answers among those that stay on the edge, e.g. 0.02");
        double confidence =
                parameters.fraction("confidence", 0.95, "how sure to be that the target error is held, e.g. 0.95");
        if (calibration == null || calibration.risk().isEmpty()) {
            throw new InvalidMinerException(
                    "TargetError needs the model's risk-coverage curve: put 'calibration.risk' into its manifest, or use Margin");
        }
        selection = RiskCoverage.threshold(calibration, targetError, confidence);
    }

    @Override
    public String name() {
        return "TargetError";
    }

    @Override
    public Optional<String> warning() {
        return selection.reached()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "TargetError: an error of at most %.4g cannot be shown with this model's check set (at best %.4g);"
                                + " the strictest threshold %.4g is used: allow a larger target_error, or calibrate on more examples",
                        targetError,
                        selection.errorBound(),
                        selection.threshold()));
    }

    @Override
    Hardness look(ClassScores scores) {
        double confidence = 0;
        for (double p : scores.calibrated()) {
            if (!(p >= 0 && p <= 1)) {
                return Hardness.UNREADABLE;
            }
            confidence = Math.max(confidence, p);
        }
        return Hardness.of(1 - confidence, confidence < selection.threshold());
    }
}
