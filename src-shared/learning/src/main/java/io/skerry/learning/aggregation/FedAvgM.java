package io.skerry.learning.aggregation;

import io.skerry.learning.aggregation.ServerMemory.Momentum;
import io.skerry.learning.parameters.Parameters;

/**
 * FedAvg with momentum at the server: Hsu, Qi, Brown, "Measuring the Effects of Non-Identical Data Distribution for Federated Visual
 * Classification" (2019), section 4.3.
 *
 * @param momentum by how much the past steps decay in a round, at least 0 and below 1; 0 with rate 1 is FedAvg
 * @param rate the server's learning rate, above 0
 */
public record FedAvgM(double momentum, double rate) implements Aggregation {

    public FedAvgM {
        Range.decay("momentum", momentum);
        Range.rate(rate);
    }

    @Override
    public ServerState start(Parameters model) {
        return ServerState.first(model, new Momentum(Parameters.zeros(model.layout())));
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        Parameters model = state.model();
        Parameters past = state.memory(Momentum.class).velocity();
        double[] mean = cohort.weightedMean();
        Parameters velocity =
                Parameters.generate(model.layout(), i -> momentum * past.get(i) + (mean[i] - model.get(i)));
        return state.next(model.plusScaled(velocity, rate), new Momentum(velocity));
    }
}
