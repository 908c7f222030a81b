/** The data sets and models that come with the project. */
@NullMarked
package io.skerry.benchmarks.samples;

import org.jspecify.annotations.NullMarked;
