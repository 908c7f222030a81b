/**
 * Trains ONNX models with stock ONNX Runtime: {@link io.skerry.training.Trainer} takes a model, examples and
 * {@link io.skerry.training.TrainingSettings}, and gives a trained model with its history. The same seed on the same machine gives the
 * same bytes.
 */
@NullMarked
package io.skerry.training;

import org.jspecify.annotations.NullMarked;
