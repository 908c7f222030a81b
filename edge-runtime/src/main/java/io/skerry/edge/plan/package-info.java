/**
 * The node plan: where it comes from and which one applies. A plan is replaced as a whole; one that is invalid or older than the
 * applied one is refused, and the applied one stays. It is read from a file, and again when the file changes ({@link PlanFile}), or comes
 * over the link and is kept on the disk ({@link LinkedPlan}).
 */
@NullMarked
package io.skerry.edge.plan;

import org.jspecify.annotations.NullMarked;
