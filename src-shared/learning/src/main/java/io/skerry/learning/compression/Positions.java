package io.skerry.learning.compression;

import java.util.Arrays;

/** Which elements of a vector are sent. */
public sealed interface Positions {

    /** Number of elements. */
    int count();

    /** The position in the vector of the element with this index, from 0 to {@link #count}. */
    int at(int index);

    /**
     * All of them.
     *
     * @param count size of the vector
     */
    record All(int count) implements Positions {
        @Override
        public int at(int index) {
            return index;
        }
    }

    /** Some of them; the others are zero. */
    final class Some implements Positions {

        private final int[] positions;

        /**
         * These positions.
         *
         * @throws IllegalArgumentException if they are not in ascending order, or one is twice there or negative
         */
        public Some(int... positions) {
            this.positions = positions.clone();
            int last = -1;
            for (int position : positions) {
                if (position <= last) {
                    throw new IllegalArgumentException("position " + position + " comes after " + last);
                }
                last = position;
            }
        }

        @Override
        public int count() {
            return positions.length;
        }

        @Override
        public int at(int index) {
            return positions[index];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Some that && Arrays.equals(positions, that.positions);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions);
        }
    }
}
