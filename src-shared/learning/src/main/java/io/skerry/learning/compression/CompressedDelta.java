package io.skerry.learning.compression;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;

/**
 * A difference of two models, made small.
 *
 * @param layout the model's layout
 * @param positions which elements are there; the others are zero
 * @param values these elements
 */
public record CompressedDelta(ParameterLayout layout, Positions positions, Values values) {

    public CompressedDelta {
        if (positions.count() != values.count()) {
            throw new IllegalArgumentException(values.count() + " values for " + positions.count() + " positions");
        }
        if (positions instanceof Positions.All && positions.count() != layout.size()) {
            throw new IllegalArgumentException(
                    positions.count() + " values for a model of " + layout.size() + " elements");
        }
        if (positions.count() > 0 && positions.at(positions.count() - 1) >= layout.size()) {
            throw new IllegalArgumentException("position " + positions.at(positions.count() - 1)
                    + " lies outside of a model of " + layout.size() + " elements");
        }
        if (values instanceof Values.Quantised quantised && quantised.parameters() != layout.count()) {
            throw new IllegalArgumentException(
                    quantised.parameters() + " scales for a model of " + layout.count() + " parameters");
        }
    }

    /** The difference as the receiver sees it. */
    public Parameters decompress() {
        float[] vector = new float[layout.size()];
        int parameter = 0;
        for (int i = 0; i < positions.count(); i++) {
            int position = positions.at(i);
            while (position >= layout.end(parameter)) {
                parameter++;
            }
            vector[position] = values.at(i, parameter);
        }
        return Parameters.of(layout, vector);
    }
}
