/**
 * Learning from many nodes: how updates of a model are checked, compressed, hidden, added up and accounted for.
 *
 * <p>Pure functions on flat vectors: no clock, no randomness that is not passed in, no input or output, and no library but the JDK.
 */
@NullMarked
package io.skerry.learning;

import org.jspecify.annotations.NullMarked;
