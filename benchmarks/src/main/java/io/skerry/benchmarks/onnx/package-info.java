/** The call into ONNX Runtime. */
@NullMarked
package io.skerry.benchmarks.onnx;

import org.jspecify.annotations.NullMarked;
