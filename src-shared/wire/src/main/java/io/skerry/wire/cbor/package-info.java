/**
 * The subset of CBOR (RFC 8949) that a frame's header is written in: definite lengths, text keys, no tags, no null. The reader is strict
 * and total: it looks at every length before it allocates.
 */
@NullMarked
package io.skerry.wire.cbor;

import org.jspecify.annotations.NullMarked;
