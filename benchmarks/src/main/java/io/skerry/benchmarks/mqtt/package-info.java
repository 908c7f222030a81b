/** A small message to an echo and back, over a real broker. */
@NullMarked
package io.skerry.benchmarks.mqtt;

import org.jspecify.annotations.NullMarked;
