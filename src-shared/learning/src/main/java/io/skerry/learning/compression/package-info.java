/**
 * Smaller updates: only the largest differences, eight bits each, and what was left out is sent later.
 *
 * <p>A client sends the difference to the model it started from. {@link io.skerry.learning.compression.Compression} says how it is made
 * small, {@link io.skerry.learning.compression.ErrorFeedback} keeps what was lost, {@link
 * io.skerry.learning.compression.DeltaCodec} writes and reads the bytes.
 */
@NullMarked
package io.skerry.learning.compression;

import org.jspecify.annotations.NullMarked;
