/** References from one resource to others by name: followed in both directions, so that a change of either is seen. */
@NullMarked
package io.skerry.operator.reference;

import org.jspecify.annotations.NullMarked;
