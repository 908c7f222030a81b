package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes rounds for tests: a model of two parameters, five elements. */
final class Updates {

    static final ParameterLayout LAYOUT = ParameterLayout.of(ParameterShape.of("w", 2, 2), ParameterShape.of("b", 1));

    private Updates() {}

    static Parameters model(double... values) {
        return Parameters.generate(LAYOUT, i -> values[i]);
    }

    /** All elements the same. */
    static Parameters all(double value) {
        return Parameters.generate(LAYOUT, _ -> value);
    }

    static Parameters random(RandomGenerator random) {
        return Parameters.generate(LAYOUT, _ -> random.nextGaussian());
    }

    /** Updates of clients {@code c0}, {@code c1} … with random models, numbers of examples and control deltas. */
    static List<ClientUpdate> random(int clients, RandomGenerator random) {
        List<ClientUpdate> updates = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            updates.add(new ClientUpdate("c" + i, 1 + random.nextInt(1000), random(random), random(random)));
        }
        return updates;
    }

    static ClientUpdate update(String client, int samples, double value) {
        return new ClientUpdate(client, samples, all(value));
    }
}
