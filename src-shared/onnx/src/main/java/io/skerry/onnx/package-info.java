/** Placeholder. */
@NullMarked
package io.skerry.onnx;

import org.jspecify.annotations.NullMarked;
