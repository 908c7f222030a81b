package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;

/**
 * The mean of the clients' models, weighted by their numbers of examples: FederatedAveraging of McMahan et al.,
 * "Communication-Efficient Learning of Deep Networks from Decentralized Data" (AISTATS 2017), Algorithm 1.
 */
public record FedAvg() implements Aggregation {

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        double[] mean = cohort.weightedMean();
        return state.next(Parameters.generate(cohort.layout(), i -> mean[i]), state.memory());
    }
}
