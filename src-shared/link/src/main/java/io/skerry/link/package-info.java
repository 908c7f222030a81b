/**
 * What both ends of the link between edge and cloud need, whatever carries it: the outside of frames, the door where bytes become
 * frames, pauses between attempts.
 */
@NullMarked
package io.skerry.link;

import org.jspecify.annotations.NullMarked;
