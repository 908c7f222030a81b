package io.skerry.learning.compression;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.Parameters;
import java.util.random.RandomGenerator;

/** Eight bits for an element: a multiple of 1/127 of the largest magnitude among the elements of its parameter that are sent. */
final class Quantiser {

    private static final int LEVELS = Byte.MAX_VALUE;

    private Quantiser() {}

    static Values.Quantised quantise(Parameters delta, Positions positions, Rounding rounding, RandomGenerator random) {
        ParameterLayout layout = delta.layout();
        int[] parameters = parameters(layout, positions);
        float[] scales = new float[layout.count()];
        for (int i = 0; i < parameters.length; i++) {
            scales[parameters[i]] = Math.max(scales[parameters[i]], Math.abs(delta.get(positions.at(i))));
        }
        for (int parameter = 0; parameter < scales.length; parameter++) {
            scales[parameter] /= LEVELS;
        }
        byte[] levels = new byte[parameters.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(delta.get(positions.at(i)), scales[parameters[i]], rounding, random);
        }
        return new Values.Quantised(scales, levels);
    }

    private static byte level(double value, double scale, Rounding rounding, RandomGenerator random) {
        return scale == 0 ? 0 : (byte) Math.clamp(rounding.round(value / scale, random), -LEVELS, LEVELS);
    }

    /** The index of the parameter that each element belongs to. */
    private static int[] parameters(ParameterLayout layout, Positions positions) {
        int[] parameters = new int[positions.count()];
        int parameter = 0;
        for (int i = 0; i < parameters.length; i++) {
            while (positions.at(i) >= layout.end(parameter)) {
                parameter++;
            }
            parameters[i] = parameter;
        }
        return parameters;
    }
}
