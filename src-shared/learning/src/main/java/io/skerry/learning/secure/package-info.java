/**
 * Secure aggregation: the server learns the sum of the clients' vectors and no single one, even if clients drop out. Bonawitz et al.,
 * "Practical Secure Aggregation for Privacy-Preserving Machine Learning" (CCS 2017), the protocol of Figure 4 for a server that is honest
 * but curious, without its parts in red (signatures and the consistency check, which are for a malicious one).
 *
 * <p>Each client adds to its vector a mask for each other client, which that one subtracts, and a mask of its own. The keys of the former
 * and the seed of the latter are shared among all clients, so that enough of them can tell the server what it needs: for a client that
 * dropped out its key, for one that did not its seed, and never both.
 *
 * <p>A round has four steps; between them the server collects what it can get and goes on with at least the threshold of clients:
 *
 * <ol>
 *   <li>{@link io.skerry.learning.secure.SecureClient#advertise}: two public keys; {@link
 *       io.skerry.learning.secure.SecureServer#cohort} passes on all of them
 *   <li>{@link io.skerry.learning.secure.AdvertisedClient#share}: sealed shares for each other client; {@link
 *       io.skerry.learning.secure.SecureServer#route} passes them on
 *   <li>{@link io.skerry.learning.secure.SharingClient#mask}: the masked vector; {@link
 *       io.skerry.learning.secure.SecureServer#survivors} says whose arrived
 *   <li>{@link io.skerry.learning.secure.MaskedClient#reveal}: the shares that the server needs; {@link
 *       io.skerry.learning.secure.SecureServer#sum} removes the masks
 * </ol>
 *
 * <p>Vectors are of whole numbers modulo 2^32, so masks cancel exactly; {@link io.skerry.learning.secure.FixedPoint} makes them of real
 * ones.
 */
@NullMarked
package io.skerry.learning.secure;

import org.jspecify.annotations.NullMarked;
