package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets at the start of a round.
 *
 * @param model the parameters to start from
 * @param proximal factor mu of the term mu/2 ‖w − model‖² that is added to the client's loss (FedProx); 0 for none
 * @param control the server's control variate (SCAFFOLD); {@code null} if the algorithm has none
 */
public record ClientTask(
        Parameters model, double proximal, @Nullable Parameters control) {}
