package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The models that lie nearest to their neighbours: Krum of Blanchard et al., "Machine Learning with Adversaries: Byzantine Tolerant
 * Gradient Descent" (NeurIPS 2017), section 4. Of n clients with f poisoned ones, a client's score is the sum of the squared distances to
 * the n − f − 2 clients nearest to it; the lowest scores win, and among equals the client whose name comes first. Numbers of examples do
 * not count.
 *
 * @param poisoned most clients that may be poisoned, f; a round needs 2f + 3 updates
 * @param keep how many models are averaged: 1 is Krum, more is Multi-Krum. Never more than n − f − 2 are, with which Multi-Krum is
 *     proved to be robust by Damaskinos et al., "AggregaThor" (MLSys 2019)
 */
public record Krum(int poisoned, int keep) implements Aggregation {

    /** For {@code keep}: as many as may be. */
    public static final int ALL = Integer.MAX_VALUE;

    public Krum {
        Range.check(poisoned >= 0 && poisoned < 1 << 20, "poisoned", poisoned, "must be at least 0 and below 2^20");
        Range.check(keep >= 1, "keep", keep, "must be at least 1");
    }

    @Override
    public int minimumUpdates() {
        return 2 * poisoned + 3;
    }

    @Override
    public ServerState combine(ServerState state, Cohort cohort) {
        double[] mean = cohort.only(chosen(cohort)).mean();
        return state.next(Parameters.generate(cohort.layout(), i -> mean[i]), state.memory());
    }

    /** Indices of the clients whose models are averaged, the best first. */
    List<Integer> chosen(Cohort cohort) {
        int neighbours = cohort.size() - poisoned - 2;
        double[] scores = scores(cohort, neighbours);
        return IntStream.range(0, cohort.size())
                .boxed()
                .sorted(Comparator.comparingDouble(client -> scores[client]))
                .limit(Math.min(keep, neighbours))
                .toList();
    }

    private static double[] scores(Cohort cohort, int neighbours) {
        int n = cohort.size();
        double[][] distances = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double distance = cohort.updates()
                        .get(a)
                        .parameters()
                        .squaredDistance(cohort.updates().get(b).parameters());
                distances[a][b] = distance;
                distances[b][a] = distance;
            }
        }
        double[] scores = new double[n];
        for (int client = 0; client < n; client++) {
            Arrays.sort(distances[client]);
            // The first is the client itself.
            scores[client] = Arrays.stream(distances[client], 1, 1 + neighbours).sum();
        }
        return scores;
    }
}
