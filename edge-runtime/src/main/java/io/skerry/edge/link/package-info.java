/**
 * The link between edge and cloud: frames out, frames in, and whether the other side is heard. {@link EdgeLink} is what the rest of
 * the runtime knows; each driver has a package of its own. Being heard is decided by heartbeats of the workers
 * ({@link Heartbeats}), not by the state of a TCP connection, since the way may lead through several brokers and proxies.
 */
@NullMarked
package io.skerry.edge.link;

import org.jspecify.annotations.NullMarked;
