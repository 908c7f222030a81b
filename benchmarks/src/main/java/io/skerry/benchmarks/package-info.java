/** What it costs and how good it is. One package for each benchmark; each prints figures beside the goals that the project set itself. */
@NullMarked
package io.skerry.benchmarks;

import org.jspecify.annotations.NullMarked;
