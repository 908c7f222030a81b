/** From a file to a model's input. */
@NullMarked
package io.skerry.benchmarks.image;

import org.jspecify.annotations.NullMarked;
