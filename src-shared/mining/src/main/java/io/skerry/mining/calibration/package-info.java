/** Probabilities that mean what they say: temperature, calibration error, and the risk of the answers that are kept. */
@NullMarked
package io.skerry.mining.calibration;

import org.jspecify.annotations.NullMarked;
