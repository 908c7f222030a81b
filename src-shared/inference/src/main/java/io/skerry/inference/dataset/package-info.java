/** Labelled examples from files, read strictly and within bounds. */
@NullMarked
package io.skerry.inference.dataset;

import org.jspecify.annotations.NullMarked;
