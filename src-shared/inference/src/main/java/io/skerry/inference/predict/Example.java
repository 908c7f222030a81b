package io.skerry.inference.predict;

import java.nio.ByteBuffer;

/** One thing to look at, as it came in and checked. */
public sealed interface Example permits ImageExample, TensorExample {

    /** How many bytes it has, and so what sending it costs. */
    int byteSize();

    /** The media type of {@link #bytes()}. */
    String contentType();

    /** The bytes, read-only, from position 0. */
    ByteBuffer bytes();
}
