package io.skerry.onnx.training;

import static io.skerry.onnx.training.OneParameter.RATE;
import static io.skerry.onnx.training.OneParameter.SIZE;
import static io.skerry.onnx.training.OneParameter.START;
import static io.skerry.onnx.training.OneParameter.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.onnx.training.OneParameter.ByHand;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty steps of each optimizer and penalty against the same in doubles. */
class StepByHandTest {

    private static void requireSame(List<double[]> trained, List<double[]> byHand) {
        for (int step = 0; step < byHand.size(); step++) {
            assertThat(trained.get(step)).as("step %d", step + 1).containsExactly(byHand.get(step), within(2e-6));
        }
    }

    private static List<double[]> trained(Optimizer optimizer) {
        return OneParameter.trained(optimizer, List.of(), 0, _ -> {});
    }

    private static ByHand descent(double[] extra) {
        return (p, gradient, _) -> {
            for (int i = 0; i < SIZE; i++) {
                p[i] -= RATE * (gradient[i] + extra[i]);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"0, false, 0", "0, false, 0.1", "0.9, false, 0", "0.9, true, 0.05"})
    void gradientDescentWithMomentumAndDecay(double momentum, boolean nesterov, double decay) {
        double[] velocity = new double[SIZE];
        List<double[]> byHand = OneParameter.byHand((p, gradient, _) -> {
            for (int i = 0; i < SIZE; i++) {
                double g = gradient[i] + decay * p[i];
                velocity[i] = momentum * velocity[i] + g;
                p[i] -= RATE * (nesterov ? g + momentum * velocity[i] : velocity[i]);
            }
        });
        requireSame(trained(new Sgd(momentum, nesterov, decay)), byHand);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.01"})
    void adamWithDecoupledDecay(double decay) {
        double[] mean = new double[SIZE];
        double[] square = new double[SIZE];
        List<double[]> byHand = OneParameter.byHand((p, gradient, number) -> {
            for (int i = 0; i < SIZE; i++) {
                p[i] -= RATE * decay * p[i];
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                double unbiasedMean = mean[i] / (1 - Math.pow(0.9, number));
                double unbiasedSquare = square[i] / (1 - Math.pow(0.999, number));
                p[i] -= RATE * unbiasedMean / (Math.sqrt(unbiasedSquare) + 1e-8);
            }
        });
        List<double[]> trained = trained(new AdamW(0.9, 0.999, 1e-8, decay));
        for (int step = 0; step < byHand.size(); step++) {
            assertThat(trained.get(step)).containsExactly(byHand.get(step), within(1e-4));
        }
    }

    @Test
    void clippingKeepsTheDirectionOfTheGradient() {
        List<double[]> byHand = OneParameter.byHand((p, gradient, _) -> {
            double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            double factor = Math.min(1, 0.5 / (norm + 1e-6));
            for (int i = 0; i < SIZE; i++) {
                p[i] -= RATE * factor * gradient[i];
            }
        });
        requireSame(OneParameter.trained(Sgd.PLAIN, List.of(), 0.5, _ -> {}), byHand);
    }

    @Test
    void theProximalTermPullsToTheAnchor() {
        List<double[]> byHand = OneParameter.byHand((p, gradient, _) -> {
            for (int i = 0; i < SIZE; i++) {
                p[i] -= RATE * (gradient[i] + 0.3 * (p[i] - START[i]));
            }
        });
        List<double[]> trained = OneParameter.trained(Sgd.PLAIN, List.of(new Proximal()), 0, session -> {
            put(session.slot("anchor/p"), START);
            put(session.slot("train/mu"), 0.3);
        });
        requireSame(trained, byHand);
    }

    @Test
    void elasticWeightsHoldWhatIsImportant() {
        double[] importance = {0, 1, 5};
        List<double[]> byHand = OneParameter.byHand((p, gradient, _) -> {
            for (int i = 0; i < SIZE; i++) {
                p[i] -= RATE * (gradient[i] + 0.4 * importance[i] * (p[i] - START[i]));
            }
        });
        List<double[]> trained = OneParameter.trained(Sgd.PLAIN, List.of(new ElasticWeights()), 0, session -> {
            put(session.slot("consolidated/p"), START);
            put(session.slot("importance/p"), importance);
            put(session.slot("train/lambda"), 0.4);
        });
        requireSame(trained, byHand);
    }

    @Test
    void aCorrectionIsAddedToTheGradient() {
        double[] correction = {0.5, -0.25, 1};
        List<double[]> trained = OneParameter.trained(
                Sgd.PLAIN,
                List.of(new GradientCorrection()),
                0,
                session -> put(session.slot("correction/p"), correction));
        requireSame(trained, OneParameter.byHand(descent(correction)));
    }
}
