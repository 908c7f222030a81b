/** Contenders that take turns, so that a busy minute of the machine hits all of them. */
@NullMarked
package io.skerry.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
