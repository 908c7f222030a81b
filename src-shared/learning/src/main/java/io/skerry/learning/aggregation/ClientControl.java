package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;

/**
 * A client's control variate, SCAFFOLD's memory on the client's side: an estimate of the gradient of the client's own loss. It starts at
 * zero and is kept between the rounds that the client takes part in.
 *
 * @param variate the estimate, with the model's layout
 */
public record ClientControl(Parameters variate) {

    /** What is added to each gradient while the client trains: the server's control variate minus its own. */
    public Parameters correction(Parameters serverVariate) {
        return serverVariate.minus(variate);
    }

    /**
     * The variate after a round: c − server's + (start − end) / (steps · rate), Karimireddy et al. 2020, Algorithm 1, line 12, option II.
     * Its difference to this one is the update's control delta.
     *
     * @param serverVariate the server's control variate in this round
     * @param start the model that the client started from
     * @param end the model after training
     * @param steps number of steps of plain gradient descent, at least 1
     * @param rate the client's learning rate, above 0
     */
    public ClientControl next(Parameters serverVariate, Parameters start, Parameters end, int steps, double rate) {
        Range.check(steps > 0, "steps", steps, "must be at least 1");
        Range.rate(rate);
        return new ClientControl(variate.minus(serverVariate).plusScaled(start.minus(end), 1 / (steps * rate)));
    }
}
