/** Placeholder. */
@NullMarked
package io.skerry.mining;

import org.jspecify.annotations.NullMarked;
