package io.skerry.wire.cbor;

/** The major types of RFC 8949, section 3.1: the three high bits of an item's first byte. */
final class Major {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int SIMPLE = 7;

    private Major() {}
}
