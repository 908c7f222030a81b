package io.skerry.learning.secure;

/** A share that a client tells the server: of another's mask key or of its seed, never of both. */
public sealed interface RevealedShare {

    /** The share's bytes. */
    Bytes share();

    /**
     * Of the mask key of a client that dropped out.
     *
     * @param share its bytes
     */
    record OfKey(Bytes share) implements RevealedShare {
        public OfKey {
            check(share);
        }
    }

    /**
     * Of the seed of the own mask of a client that stayed.
     *
     * @param share its bytes
     */
    record OfSeed(Bytes share) implements RevealedShare {
        public OfSeed {
            check(share);
        }
    }

    private static void check(Bytes share) {
        if (share.length() != Shamir.SHARE_BYTES) {
            throw new IllegalArgumentException(
                    "a share of " + share.length() + " bytes, must have " + Shamir.SHARE_BYTES);
        }
    }
}
