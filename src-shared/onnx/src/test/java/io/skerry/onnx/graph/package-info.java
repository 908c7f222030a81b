@NullMarked
package io.skerry.onnx.graph;

import org.jspecify.annotations.NullMarked;
