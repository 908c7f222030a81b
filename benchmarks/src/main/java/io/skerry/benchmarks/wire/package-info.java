/** Frames to bytes and back. */
@NullMarked
package io.skerry.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
