package io.skerry.learning.compression;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;
import java.util.random.RandomGenerator;

/**
 * What compression has left out so far, to be sent with later updates: Stich, Cordonnier, Jaggi, "Sparsified SGD with Memory" (NeurIPS
 * 2018), and Karimireddy et al., "Error Feedback Fixes SignSGD" (ICML 2019), Algorithm 2. A value; the client keeps it from round to round.
 *
 * @param residual the sum of all differences so far minus the sum of what was sent for them
 */
public record ErrorFeedback(Parameters residual) {

    /**
     * What one step gives.
     *
     * @param sent what goes to the server
     * @param feedback for the next step
     */
    public record Step(CompressedDelta sent, ErrorFeedback feedback) {}

    /** Before the first update: nothing is left out. */
    public static ErrorFeedback none(ParameterLayout layout) {
        return new ErrorFeedback(Parameters.zeros(layout));
    }

    /** Compresses this difference and what was left out before. */
    public Step compress(Parameters delta, Compression compression, RandomGenerator random) {
        Parameters due = delta.plus(residual);
        CompressedDelta sent = compression.compress(due, random);
        return new Step(sent, new ErrorFeedback(due.minus(sent.decompress())));
    }
}
