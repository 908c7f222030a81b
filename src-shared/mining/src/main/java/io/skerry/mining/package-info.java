/**
 * Hard example mining: which answers of the shallow model are too unsure to stand alone.
 *
 * <p>Pure functions on plain values: no clock, no randomness that is not passed in, no input or output.
 */
@NullMarked
package io.skerry.mining;

import org.jspecify.annotations.NullMarked;
