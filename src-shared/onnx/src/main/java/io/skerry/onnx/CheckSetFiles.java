package io.skerry.onnx;

import java.nio.file.Path;

/**
 * A model's check set on disk; both digests have been verified.
 *
 * @param images IDX file, gzipped
 * @param labels IDX file, gzipped
 * @param accuracy what the manifest says the model reaches on it
 */
public record CheckSetFiles(Path images, Path labels, double accuracy) {}
