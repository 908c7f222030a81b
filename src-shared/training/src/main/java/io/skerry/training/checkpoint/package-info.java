/** A training that was interrupted, on disk. */
@NullMarked
package io.skerry.training.checkpoint;

import org.jspecify.annotations.NullMarked;
