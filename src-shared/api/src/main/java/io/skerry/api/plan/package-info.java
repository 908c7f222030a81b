/**
 * The node plan: everything that one edge node shall do, as one value. The operator derives it, the edge runtime applies it as a
 * whole. A plan is checked when it is read: every value that exists is a valid one, and what is wrong is said with the path of the
 * field, so that a broken plan is refused at the door and the one that works stays.
 */
@NullMarked
package io.skerry.api.plan;

import org.jspecify.annotations.NullMarked;
