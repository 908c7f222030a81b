/**
 * From an example to an answer: {@link io.skerry.inference.predict.Predictor} preprocesses, runs one model and makes its output a
 * {@link io.skerry.inference.predict.Classification}. {@link io.skerry.inference.predict.ModelCheck} compares a model with what its
 * manifest says of it.
 */
@NullMarked
package io.skerry.inference.predict;

import org.jspecify.annotations.NullMarked;
