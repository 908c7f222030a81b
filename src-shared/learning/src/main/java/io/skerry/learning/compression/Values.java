package io.skerry.learning.compression;

import java.util.Arrays;

/** The elements that are sent, in the order of their positions. */
public sealed interface Values {

    /** Number of elements. */
    int count();

    /**
     * The element with this index.
     *
     * @param parameter index of the parameter that it belongs to
     */
    float at(int index, int parameter);

    /** As they are. */
    final class Floats implements Values {

        private final float[] values;

        /**
         * These values.
         *
         * @throws IllegalArgumentException if one is not finite
         */
        public Floats(float... values) {
            this.values = values.clone();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new IllegalArgumentException("value " + i + " is " + values[i]);
                }
            }
        }

        @Override
        public int count() {
            return values.length;
        }

        @Override
        public float at(int index, int parameter) {
            return values[index];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Floats that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** Whole multiples, from −127 to 127, of a scale that each parameter has for itself. */
    final class Quantised implements Values {

        private final float[] scales;
        private final byte[] levels;

        /**
         * These levels.
         *
         * @param scales the unit of each parameter, finite and not negative
         * @param levels the multiple of each element
         * @throws IllegalArgumentException if a scale is negative or not finite, or a level is −128
         */
        public Quantised(float[] scales, byte[] levels) {
            this.scales = scales.clone();
            this.levels = levels.clone();
            for (int i = 0; i < scales.length; i++) {
                if (!(scales[i] >= 0 && scales[i] <= Float.MAX_VALUE)) {
                    throw new IllegalArgumentException("the scale of parameter " + i + " is " + scales[i]);
                }
            }
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] == Byte.MIN_VALUE) {
                    throw new IllegalArgumentException("level " + i + " is -128, but levels go from -127 to 127");
                }
            }
        }

        /** Number of parameters. */
        int parameters() {
            return scales.length;
        }

        /** The unit of a parameter. */
        public float scale(int parameter) {
            return scales[parameter];
        }

        byte level(int index) {
            return levels[index];
        }

        @Override
        public int count() {
            return levels.length;
        }

        @Override
        public float at(int index, int parameter) {
            return (float) Math.clamp((double) levels[index] * scales[parameter], -Float.MAX_VALUE, Float.MAX_VALUE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Quantised that
                    && Arrays.equals(scales, that.scales)
                    && Arrays.equals(levels, that.levels);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(scales) + Arrays.hashCode(levels);
        }
    }
}
