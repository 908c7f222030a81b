package io.skerry.learning.aggregation;

import io.skerry.learning.aggregation.ServerMemory.Control;
import io.skerry.learning.parameters.Parameters;
import java.util.Objects;

/**
 * Control variates that take the clients' drift out of their steps: Karimireddy et al., "SCAFFOLD: Stochastic Controlled Averaging for
 * Federated Learning" (ICML 2020), Algorithm 1. As there, each client has the same weight. {@link ClientControl} is the clients' side.
 *
 * @param clients number of clients of the whole fleet, N in the paper: more than take part in a round
 * @param rate the server's learning rate, above 0
 */
public record Scaffold(int clients, double rate) implements Aggregation {

    public Scaffold {
        Range.check(clients > 0, "clients", clients, "must be at least 1: the number of clients of the whole fleet");
        Range.rate(rate);
    }

    @Override
    public ServerState start(Parameters model) {
        return ServerState.first(model, new Control(Parameters.zeros(model.layout())));
    }

    @Override
    public ClientTask task(ServerState state) {
        return new ClientTask(state.model(), 0, state.memory(Control.class).variate());
    }

    @Override
    public boolean needsControl() {
        return true;
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        if (cohort.size() > clients) {
            throw new IllegalArgumentException(
                    "the round has " + cohort.size() + " clients, but the fleet is said to have " + clients
                            + ": set scaffold's 'clients' to the size of the fleet");
        }
        Parameters model = state.model();
        Parameters control = state.memory(Control.class).variate();
        double[] mean = cohort.mean();
        double[] controlSum = new double[model.size()];
        for (ClientUpdate update : cohort.updates()) {
            Objects.requireNonNull(update.controlDelta(), update.client()).addTo(controlSum, 1);
        }
        return state.next(
                Parameters.generate(model.layout(), i -> model.get(i) + rate * (mean[i] - model.get(i))),
                new Control(Parameters.generate(model.layout(), i -> control.get(i) + controlSum[i] / clients)));
    }
}
