/** Fleets that learn together, beside what their papers report. */
@NullMarked
package io.skerry.benchmarks.federated;

import org.jspecify.annotations.NullMarked;
