package io.skerry.onnx;

/**
 * How a session runs.
 *
 * @param intraOpThreads threads inside one operator; 1: the caller's own
 * @param interOpThreads operators that may run side by side; 1: one after another
 * @param arena whether ONNX Runtime keeps freed memory for the next call: a little faster with large activations, more memory held
 * @param finiteInputs whether NaN and infinity in an input of {@link ModelSession#run} are refused
 * @param maxModelBytes a larger file is refused before it is read
 */
public record SessionSettings(
        int intraOpThreads, int interOpThreads, boolean arena, boolean finiteInputs, long maxModelBytes) {

    /** One thread, no arena, finite inputs only, models up to 1 GiB. */
    public static final SessionSettings DEFAULT = new SessionSettings(1, 1, false, true, 1L << 30);

    /** The same, with an arena: a training step makes and frees many large tensors. */
    public static final SessionSettings TRAINING = new SessionSettings(1, 1, true, true, 1L << 30);

    public SessionSettings {
        if (intraOpThreads < 1 || interOpThreads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found intraOpThreads=" + intraOpThreads
                    + ", interOpThreads=" + interOpThreads);
        }
        if (maxModelBytes < 1 || maxModelBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "maxModelBytes must be between 1 and " + Integer.MAX_VALUE + ", found " + maxModelBytes);
        }
    }
}
