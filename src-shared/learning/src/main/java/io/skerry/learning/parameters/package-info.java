/** A model's parameters as one flat vector, and where in it each of them lies. */
@NullMarked
package io.skerry.learning.parameters;

import org.jspecify.annotations.NullMarked;
