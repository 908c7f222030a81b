/**
 * The frame that edge and cloud exchange: its header, its bytes and the topics it travels on. Encode and decode only, no I/O.
 * The byte layout is public API and is described in {@code docs/reference/wire.md}.
 */
@NullMarked
package io.skerry.wire;

import org.jspecify.annotations.NullMarked;
