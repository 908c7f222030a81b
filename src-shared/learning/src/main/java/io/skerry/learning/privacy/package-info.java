/**
 * Differential privacy of clients: what a model learns hardly depends on whether any one client took part.
 *
 * <p>Each client's difference is clipped, noise is added to their sum ({@link io.skerry.learning.privacy.PrivateMean}), and {@link
 * io.skerry.learning.privacy.RdpAccountant} says how much privacy all rounds together have cost.
 */
@NullMarked
package io.skerry.learning.privacy;

import org.jspecify.annotations.NullMarked;
