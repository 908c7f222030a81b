/** Placeholder. */
@NullMarked
package io.skerry.edge;

import org.jspecify.annotations.NullMarked;
