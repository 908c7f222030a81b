/** Placeholder. */
@NullMarked
package io.skerry.inference;

import org.jspecify.annotations.NullMarked;
