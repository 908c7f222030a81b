package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.ParameterLayout;
import java.util.Comparator;
import java.util.List;

/**
 * The updates that a round aggregates, in the order of their clients' names: whatever is computed from them does not depend on the order of
 * arrival.
 */
public final class Cohort {

    private final List<ClientUpdate> updates;

    private Cohort(List<ClientUpdate> updates) {
        this.updates = updates;
    }

    /**
     * Sorts the updates.
     *
     * @throws IllegalArgumentException if two are of the same client, or of models that differ in layout; {@link UpdateCheck} leaves
     *     none of these
     */
    public static Cohort of(List<ClientUpdate> updates) {
        List<ClientUpdate> sorted = updates.stream()
                .sorted(Comparator.comparing(ClientUpdate::client))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            ClientUpdate update = sorted.get(i);
            if (update.client().equals(sorted.get(i - 1).client())) {
                throw new IllegalArgumentException("two updates of client '" + update.client() + "' in one round");
            }
            if (!update.parameters()
                    .layout()
                    .equals(sorted.getFirst().parameters().layout())) {
                throw new IllegalArgumentException("the update of client '" + update.client() + "' has another layout");
            }
        }
        return new Cohort(sorted);
    }

    /** The updates, sorted. */
    public List<ClientUpdate> updates() {
        return updates;
    }

    /** Number of clients. */
    public int size() {
        return updates.size();
    }

    /** Whether no client is left. */
    public boolean isEmpty() {
        return updates.isEmpty();
    }

    /** Number of examples of all clients. */
    public long samples() {
        return updates.stream().mapToLong(ClientUpdate::samples).sum();
    }

    /** The mean of the clients' models, each weighted by its number of examples. */
    double[] weightedMean() {
        double[] sum = new double[layout().size()];
        for (ClientUpdate update : updates) {
            update.parameters().addTo(sum, update.samples());
        }
        return divided(sum, (double) samples());
    }

    /** The mean of the clients' models, each with the same weight. */
    double[] mean() {
        double[] sum = new double[layout().size()];
        for (ClientUpdate update : updates) {
            update.parameters().addTo(sum, 1);
        }
        return divided(sum, size());
    }

    /** The clients' values of one element; written to {@code column}, which has one place for each client. */
    void column(int position, float[] column) {
        for (int client = 0; client < column.length; client++) {
            column[client] = updates.get(client).parameters().get(position);
        }
    }

    /** The part of the cohort with these indices. */
    Cohort only(List<Integer> clients) {
        return of(clients.stream().map(updates::get).toList());
    }

    ParameterLayout layout() {
        return updates.getFirst().parameters().layout();
    }

    private static double[] divided(double[] sum, double divisor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= divisor;
        }
        return sum;
    }
}
