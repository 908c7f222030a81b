/**
 * The node plan: where it comes from and which one applies. A plan is replaced as a whole; one that is invalid or older than the
 * applied one is refused, and the applied one stays. Here it is read from a file and read again when the file changes.
 */
@NullMarked
package io.skerry.edge.plan;

import org.jspecify.annotations.NullMarked;
