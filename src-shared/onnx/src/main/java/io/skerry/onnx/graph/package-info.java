/**
 * ONNX graphs as values: {@link io.skerry.onnx.graph.OnnxGraph read}, {@link io.skerry.onnx.graph.GraphBuilder built}, and
 * {@link io.skerry.onnx.graph.ValueTypes typed}.
 */
@NullMarked
package io.skerry.onnx.graph;

import org.jspecify.annotations.NullMarked;
