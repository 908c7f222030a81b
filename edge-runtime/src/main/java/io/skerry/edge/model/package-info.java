/**
 * The models that serve on this node: fetched, verified, tried out, swapped in whole, drained. The old one stays while
 * the new one is on its way, and if it is bad.
 */
@NullMarked
package io.skerry.edge.model;

import org.jspecify.annotations.NullMarked;
