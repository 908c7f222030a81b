package io.skerry.learning.aggregation;

import io.skerry.learning.aggregation.ServerMemory.Moments;
import io.skerry.learning.parameters.Parameters;

/**
 * An adaptive optimizer at the server: FedAdam and FedYogi of Reddi et al., "Adaptive Federated Optimization" (ICLR 2021), Algorithm 2.
 * As there, no bias is corrected and the second moment starts at tau². The clients' steps are weighted by their numbers of examples.
 *
 * @param rule how the second moment follows the squares of the steps
 * @param rate the server's learning rate, above 0
 * @param beta1 by how much the first moment decays in a round, at least 0 and below 1
 * @param beta2 by how much the second moment decays in a round, at least 0 and below 1
 * @param tau degree of adaptivity, above 0: the larger, the less the elements' rates differ
 */
public record FedOpt(Rule rule, double rate, double beta1, double beta2, double tau) implements Aggregation {

    /** How the second moment v follows the square d² of a step. */
    public enum Rule {
        /** A decaying mean: v ← β₂ v + (1 − β₂) d². */
        ADAM {
            @Override
            double second(double v, double square, double beta2) {
                return beta2 * v + (1 - beta2) * square;
            }
        },
        /** As Adam's, but it falls no faster than the squares allow: v ← v − (1 − β₂) d² sign(v − d²). */
        YOGI {
            @Override
            double second(double v, double square, double beta2) {
                return v - (1 - beta2) * square * Math.signum(v - square);
            }
        };

        abstract double second(double v, double square, double beta2);
    }

    public FedOpt {
        Range.rate(rate);
        Range.decay("beta1", beta1);
        Range.decay("beta2", beta2);
        Range.check(tau > 0 && Double.isFinite(tau), "tau", tau, "must be a number above 0");
    }

    @Override
    public ServerState start(Parameters model) {
        Parameters first = Parameters.zeros(model.layout());
        Parameters second = Parameters.generate(model.layout(), _ -> tau * tau);
        return ServerState.first(model, new Moments(first, second));
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        Parameters model = state.model();
        Moments past = state.memory(Moments.class);
        double[] step = cohort.weightedMean();
        for (int i = 0; i < step.length; i++) {
            step[i] -= model.get(i);
        }
        Parameters first =
                Parameters.generate(model.layout(), i -> beta1 * past.first().get(i) + (1 - beta1) * step[i]);
        Parameters second = Parameters.generate(
                model.layout(), i -> rule.second(past.second().get(i), step[i] * step[i], beta2));
        Parameters next = Parameters.generate(
                model.layout(), i -> model.get(i) + rate * first.get(i) / (Math.sqrt(second.get(i)) + tau));
        return state.next(next, new Moments(first, second));
    }
}
