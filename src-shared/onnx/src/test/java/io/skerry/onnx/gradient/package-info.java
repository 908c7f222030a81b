@NullMarked
package io.skerry.onnx.gradient;

import org.jspecify.annotations.NullMarked;
