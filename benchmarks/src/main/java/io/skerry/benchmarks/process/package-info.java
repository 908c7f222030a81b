/** Programs that a benchmark starts beside itself, and ends. */
@NullMarked
package io.skerry.benchmarks.process;

import org.jspecify.annotations.NullMarked;
