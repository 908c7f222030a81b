package io.skerry.demo;

import java.nio.charset.Charset;

/**
 * A share as a bar of fixed width.
 *
 * @param full what stands for a whole part
 * @param empty what stands for none
 */
record Bar(String full, String empty) {

    private static final int WIDTH = 14;
    private static final Bar BLOCKS = new Bar("\u2588", "\u2591");
    private static final Bar ASCII = new Bar("#", ".");

    /** The bar that the terminal's encoding can show. */
    static Bar in(Charset charset) {
        return charset.newEncoder().canEncode(BLOCKS.full) ? BLOCKS : ASCII;
    }

    /** Of a share from 0 to 1. */
    String of(double share) {
        int parts = (int) Math.round(WIDTH * Math.clamp(share, 0, 1));
        return full.repeat(parts) + empty.repeat(WIDTH - parts);
    }
}
