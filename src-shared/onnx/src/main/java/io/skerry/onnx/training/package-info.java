/**
 * Training with stock ONNX Runtime: {@link io.skerry.onnx.training.StepGraph} derives from an inference graph the graph of one training
 * step, a model like any other, and {@link io.skerry.onnx.training.StepSession} runs it step by step.
 */
@NullMarked
package io.skerry.onnx.training;

import org.jspecify.annotations.NullMarked;
