package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends at the end of its part of a round. Its numbers are not checked here but by {@link UpdateCheck}, which knows the
 * model.
 *
 * @param client name of the client, unique in a round
 * @param samples number of examples that the client trained on
 * @param parameters the model after training, not the difference
 * @param controlDelta change of the client's control variate, see {@link ClientControl}; {@code null} if the algorithm has none
 */
public record ClientUpdate(
        String client,
        int samples,
        Parameters parameters,
        @Nullable Parameters controlDelta) {

    /** Most characters of a client's name. */
    public static final int MAX_NAME = 253;

    public ClientUpdate {
        if (client.isBlank() || client.length() > MAX_NAME || client.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a client's name must have 1 to " + MAX_NAME + " characters, none of them a control character");
        }
    }

    /** An update without a control variate. */
    public ClientUpdate(String client, int samples, Parameters parameters) {
        this(client, samples, parameters, null);
    }
}
