/**
 * The subset of CBOR (RFC 8949) that a frame's header is written in: definite lengths, text keys, no tags, no null. The reader is strict
 * and total: it looks at every length before it allocates.
 *
 * <p>A general reader is neither: Jackson's (2.21.2) allocates 250 kB for a byte string that is announced in six bytes, and takes
 * texts that are not UTF-8. It serves the tests as a second opinion.
 */
@NullMarked
package io.skerry.wire.cbor;

import org.jspecify.annotations.NullMarked;
