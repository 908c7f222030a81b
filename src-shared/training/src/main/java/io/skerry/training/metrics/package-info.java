/** How good a model is. */
@NullMarked
package io.skerry.training.metrics;

import org.jspecify.annotations.NullMarked;
