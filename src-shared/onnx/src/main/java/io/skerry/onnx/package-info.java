/**
 * ONNX models as files and as sessions. {@link io.skerry.onnx.ModelArtefact} is a model on disk with what its
 * {@link io.skerry.onnx.ModelManifest manifest} says of it, checked; {@link io.skerry.onnx.ModelSession} is a model in ONNX Runtime,
 * with tensors of any fitting shape or, on the hot path, with {@link io.skerry.onnx.PinnedRun buffers that are reused}.
 *
 * <p>Refused are models and tensors, not programs: {@link io.skerry.onnx.ModelException} says what is wrong with a model,
 * {@link io.skerry.onnx.TensorException} what is wrong with an input.
 *
 * <p>ONNX Runtime sends nothing to anyone: a release that would is not started unless {@code ORT_DISABLE_TELEMETRY=1} is in the
 * environment.
 */
@NullMarked
package io.skerry.onnx;

import org.jspecify.annotations.NullMarked;
