package io.skerry.benchmarks.federated;

import io.skerry.training.federation.LocalWork;
import java.util.List;

/**
 * A cell of Tables 1 and 2 in McMahan et al., <i>Communication-Efficient Learning of Deep Networks from Decentralized Data</i>, 2017: rounds
 * until a model is right about a share of MNIST's test images, with 100 clients.
 *
 * @param model {@code 2nn}, two hidden layers of 200 units, or {@code cnn}
 * @param split {@code iid}, or {@code shards:2}, the paper's pathological one
 * @param work of a client; the paper does not tell which learning rate was best, so it is ours
 * @param fraction share of the clients in a round
 * @param target accuracy
 * @param paper the rounds that the paper reports
 */
record Cell(String model, String split, LocalWork work, double fraction, double target, int paper) {

    private static final double PERCEPTRON = 0.97;
    private static final double CONVOLUTIONS = 0.99;

    /** Those that need few rounds: all that a short run has time for. */
    static final List<Cell> FEW = List.of(
            new Cell("2nn", "iid", new LocalWork(1, 10, 0.1), 0.1, PERCEPTRON, 87),
            new Cell("2nn", "iid", new LocalWork(1, 10, 0.1), 0.2, PERCEPTRON, 77));

    static final List<Cell> ALL = List.of(
            FEW.get(0),
            FEW.get(1),
            new Cell("2nn", "iid", new LocalWork(1, 10, 0.1), 0.5, PERCEPTRON, 75),
            new Cell("2nn", "shards:2", new LocalWork(1, 10, 0.05), 0.1, PERCEPTRON, 664),
            new Cell("2nn", "shards:2", new LocalWork(1, 10, 0.05), 0.2, PERCEPTRON, 619),
            new Cell("cnn", "iid", new LocalWork(1, 10, 0.1), 0.1, CONVOLUTIONS, 34),
            new Cell("cnn", "iid", new LocalWork(5, 10, 0.1), 0.1, CONVOLUTIONS, 20),
            new Cell("cnn", "iid", new LocalWork(1, 50, 0.2), 0.1, CONVOLUTIONS, 65));

    private static final List<String> ARCHITECTURES = List.of("mlp:200,200", "cnn");

    /** As the architecture is written. */
    String architecture() {
        return model.equals("2nn") ? ARCHITECTURES.getFirst() : ARCHITECTURES.getLast();
    }

    String id() {
        return "%s-%s-E%d-B%d-C%s"
                .formatted(model, split.equals("iid") ? "iid" : "noniid", work.epochs(), work.batch(), fraction);
    }
}
