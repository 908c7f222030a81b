/** ONNX operators in double precision, in plain loops after the words of the specification: slow, and easy to check by eye. */
@NullMarked
package io.skerry.onnx.reference;

import org.jspecify.annotations.NullMarked;
