@NullMarked
package io.skerry.onnx.training;

import org.jspecify.annotations.NullMarked;
