/** How right the two models are together, by the share of examples that the deep one sees. */
@NullMarked
package io.skerry.benchmarks.curve;

import org.jspecify.annotations.NullMarked;
