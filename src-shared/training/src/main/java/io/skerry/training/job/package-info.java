/** A training from data and a model to files: what is trained on what, and what is written when it is done. */
@NullMarked
package io.skerry.training.job;

import org.jspecify.annotations.NullMarked;
