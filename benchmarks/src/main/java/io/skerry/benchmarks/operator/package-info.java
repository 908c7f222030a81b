/** What the operator costs in a large cluster: time, requests, memory. */
@NullMarked
package io.skerry.benchmarks.operator;

import org.jspecify.annotations.NullMarked;
