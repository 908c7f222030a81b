package io.skerry.learning.aggregation;

/**
 * FedAvg with clients that are held near the model they started from: Li et al., "Federated Optimization in Heterogeneous Networks"
 * (MLSys 2020), Algorithm 2. The server does what FedAvg's does.
 *
 * @param mu factor of the proximal term in the clients' loss, at least 0
 */
public record FedProx(double mu) implements Aggregation {

    private static final FedAvg SERVER = new FedAvg();

    public FedProx {
        Range.check(mu >= 0 && Double.isFinite(mu), "mu", mu, "must be a number that is not negative");
    }

    @Override
    public ClientTask task(ServerState state) {
        return new ClientTask(state.model(), mu, null);
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        return SERVER.combine(state, cohort);
    }
}
