package io.skerry.mining;

/**
 * How unsure an answer is.
 *
 * @param score from 0 (sure) to 1; comparable between answers of one miner, and what a budget ranks by
 * @param hard whether the miner's own threshold calls the example hard
 */
public record Hardness(double score, boolean hard) {

    /** Not hard at all. */
    public static final Hardness EASY = new Hardness(0, false);

    /** Scores that are no probabilities: the answer is worth nothing. */
    static final Hardness UNREADABLE = new Hardness(1, true);

    public Hardness {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a hardness of " + score + " does not lie between 0 and 1");
        }
    }

    /** A score that may leave 0…1 a little, or be no number (then 0): cut to the range. */
    static Hardness of(double score, boolean hard) {
        return new Hardness(score >= 0 ? Math.min(score, 1) : 0, hard);
    }
}
