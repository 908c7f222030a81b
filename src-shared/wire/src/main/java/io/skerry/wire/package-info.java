/** Placeholder. */
@NullMarked
package io.skerry.wire;

import org.jspecify.annotations.NullMarked;
