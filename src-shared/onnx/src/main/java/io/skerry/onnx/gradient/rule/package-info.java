/** Gradients of operators, a file for each family. */
@NullMarked
package io.skerry.onnx.gradient.rule;

import org.jspecify.annotations.NullMarked;
