package io.skerry.training.federation;

import io.skerry.learning.aggregation.Aggregation;

/**
 * How a fleet learns.
 *
 * @param aggregation makes the next model from a round's updates
 * @param fraction share of the clients in a round (C), above 0, at most 1; at least one client takes part
 * @param work of a client in a round
 * @param seed of who takes part, and of the order of examples
 * @param threads clients that train side by side
 */
public record FederationSettings(Aggregation aggregation, double fraction, LocalWork work, long seed, int threads) {

    public FederationSettings {
        if (!(fraction > 0 && fraction <= 1) || threads < 1) {
            throw new IllegalArgumentException("the fraction is above 0 and at most 1, and threads at least 1, found "
                    + fraction + " and " + threads);
        }
    }

    int clientsOf(int fleet) {
        return Math.max(1, (int) Math.round(fraction * fleet));
    }
}
