/**
 * Pictures as they come from outside, made into numbers: {@link io.skerry.inference.image.ImageHeader} checks the bytes before anything
 * is decoded, {@link io.skerry.inference.image.ImageDecoder} decodes them upright, {@link io.skerry.inference.image.ImagePreprocessor}
 * resizes and normalises them straight into a model's input buffer.
 */
@NullMarked
package io.skerry.inference.image;

import org.jspecify.annotations.NullMarked;
