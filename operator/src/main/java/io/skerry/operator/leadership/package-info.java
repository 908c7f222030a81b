/**
 * Which of several operators works, and whether it is alive: the leader holds a Lease, and what it sees of the Lease's renewals on the same
 * way as everything else shows that it is not stuck.
 */
@NullMarked
package io.skerry.operator.leadership;

import org.jspecify.annotations.NullMarked;
