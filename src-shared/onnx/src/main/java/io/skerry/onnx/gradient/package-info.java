/**
 * Reverse-mode differentiation of ONNX graphs (Griewank and Walther, <i>Evaluating Derivatives</i>, 2008, chapter 3): the gradient of a
 * graph is nodes of the same graph. {@link io.skerry.onnx.gradient.Differentiation} walks the graph from its end; what one operator does
 * is a {@link io.skerry.onnx.gradient.GradientRule} in {@code rule}.
 */
@NullMarked
package io.skerry.onnx.gradient;

import org.jspecify.annotations.NullMarked;
