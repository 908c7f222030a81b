package io.skerry.training.federation;

/**
 * What a client does in a round.
 *
 * @param epochs how often it sees its examples (E)
 * @param batch examples in a step (B); 0: all that the client has
 * @param rate its learning rate
 */
public record LocalWork(int epochs, int batch, double rate) {

    public LocalWork {
        if (epochs < 1 || batch < 0 || !(rate > 0)) {
            throw new IllegalArgumentException("epochs are at least 1, a batch at least 0 and a rate above 0, found "
                    + epochs + ", " + batch + " and " + rate);
        }
    }

    int batchOf(int examples) {
        return batch == 0 ? examples : Math.min(batch, examples);
    }

    /** Steps that a client of so many examples takes in a round. */
    int stepsOf(int examples) {
        return epochs * ((examples - 1) / batchOf(examples) + 1);
    }
}
