/** What it costs to find out how hard an answer was, and to decide where the example goes. */
@NullMarked
package io.skerry.benchmarks.mining;

import org.jspecify.annotations.NullMarked;
