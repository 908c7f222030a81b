/** What frames say: one record for each message type, to and from a {@link io.skerry.wire.Frame}. */
@NullMarked
package io.skerry.wire.message;

import org.jspecify.annotations.NullMarked;
