/** Waiting. */
@NullMarked
package io.skerry.edge.time;

import org.jspecify.annotations.NullMarked;
