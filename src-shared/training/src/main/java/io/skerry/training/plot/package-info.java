/** Numbers as pictures (SVG) and as text for people. */
@NullMarked
package io.skerry.training.plot;

import org.jspecify.annotations.NullMarked;
