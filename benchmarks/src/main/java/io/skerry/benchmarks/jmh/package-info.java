/** Runs JMH and reads its results. */
@NullMarked
package io.skerry.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
