/**
 * The durable spool of hard examples. A sample counts as taken when its commit is on the disk; from then on it is delivered at least
 * once, oldest first, and forgotten when the other side has acknowledged it. Nothing here reads the wall clock to decide anything: order
 * is by sequence, waits are monotonic.
 */
@NullMarked
package io.skerry.edge.spool;

import org.jspecify.annotations.NullMarked;
