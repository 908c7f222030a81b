package io.skerry.edge.worker.deep;

import io.skerry.inference.predict.Example;
import io.skerry.wire.FrameHeader;

/**
 * A question that waits for the model.
 *
 * @param header of the frame that brought it; has a reply address
 * @param arrived {@link System#nanoTime()}
 * @param expires {@link System#nanoTime()} after which nobody waits for the answer
 */
record Question(FrameHeader header, Example example, long arrived, long expires) {}
