package io.skerry.training.federation;

import io.skerry.training.data.Examples;
import io.skerry.training.data.Selection;
import io.skerry.training.data.Shuffle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How the examples of a data set come to the clients of a fleet. */
public sealed interface Split {

    /** How they are written, for messages and help. */
    String FORMS =
            "iid (each client has a random share), shards or shards:N (sorted by class, each client has N pieces; 2:"
                    + " McMahan et al., 2017) and dirichlet:ALPHA (shares of each class are drawn; small: clients have few classes;"
                    + " Hsu et al., 2019)";

    /**
     * Splits a data set. Each example comes to one client.
     *
     * @return the share of each client; each has at least one example
     * @throws IllegalArgumentException if there are too few examples
     */
    List<Examples> among(int clients, Examples examples, long seed);

    /**
     * Reads one of {@link #FORMS}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Split parse(String text) {
        String[] parts = text.split(":", 2);
        try {
            return switch (parts[0]) {
                case "iid" -> new Iid();
                case "shards" -> new Shards(parts.length == 1 ? 2 : Integer.parseInt(parts[1]));
                case "dirichlet" -> new Dirichlet(Double.parseDouble(parts.length == 1 ? "" : parts[1]));
                default -> throw new IllegalArgumentException();
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no split: there are " + FORMS, e);
        }
    }

    /** Each client has a random share of the same size. */
    record Iid() implements Split {

        @Override
        public List<Examples> among(int clients, Examples examples, long seed) {
            return pieces(clients, Shuffle.order(examples.size(), seed, 0)).stream()
                    .<Examples>map(indices -> new Selection(examples, indices))
                    .toList();
        }
    }

    /**
     * Sorted by class and cut into pieces of the same size, of which each client gets some at random.
     *
     * @param perClient pieces for each client
     */
    record Shards(int perClient) implements Split {

        public Shards {
            if (perClient < 1) {
                throw new IllegalArgumentException("a client has at least one shard, found " + perClient);
            }
        }

        @Override
        public List<Examples> among(int clients, Examples examples, long seed) {
            int[] byClass = IntStream.of(Shuffle.order(examples.size(), seed, 0))
                    .boxed()
                    .sorted(Comparator.comparingInt(examples::label))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<List<Integer>> shards = pieces(clients * perClient, byClass);
            int[] order = Shuffle.order(shards.size(), seed, 1);
            return IntStream.range(0, clients)
                    .<Examples>mapToObj(client -> new Selection(
                            examples,
                            IntStream.range(client * perClient, (client + 1) * perClient)
                                    .mapToObj(i -> shards.get(order[i]))
                                    .flatMap(List::stream)
                                    .toList()))
                    .toList();
        }
    }

    /**
     * For each class the clients' shares are drawn from a symmetric Dirichlet distribution.
     *
     * @param alpha its concentration
     */
    record Dirichlet(double alpha) implements Split {

        public Dirichlet {
            if (!(alpha > 0) || Double.isInfinite(alpha)) {
                throw new IllegalArgumentException("alpha is above 0, found " + alpha);
            }
        }

        @Override
        public List<Examples> among(int clients, Examples examples, long seed) {
            requireEnough(clients, examples.size());
            RandomGenerator random = Shuffle.random(seed, 1);
            List<List<Integer>> owned = new ArrayList<>();
            IntStream.range(0, clients).forEach(_ -> owned.add(new ArrayList<>()));
            int[] order = Shuffle.order(examples.size(), seed, 0);
            for (int label = 0; label < examples.classes(); label++) {
                int wanted = label;
                int[] members = IntStream.of(order)
                        .filter(i -> examples.label(i) == wanted)
                        .toArray();
                double[] shares = Gamma.shares(clients, alpha, random);
                double reached = 0;
                int from = 0;
                for (int client = 0; client < clients; client++) {
                    reached += shares[client];
                    int to = client == clients - 1 ? members.length : (int) Math.round(reached * members.length);
                    for (; from < to; from++) {
                        owned.get(client).add(members[from]);
                    }
                }
            }
            leaveNoneEmpty(owned);
            return owned.stream()
                    .<Examples>map(indices -> new Selection(examples, indices))
                    .toList();
        }

        /** A client without examples gets one of the client that has most. */
        private static void leaveNoneEmpty(List<List<Integer>> owned) {
            for (List<Integer> client : owned) {
                if (client.isEmpty()) {
                    List<Integer> largest = owned.stream()
                            .max(Comparator.comparingInt(List::size))
                            .orElseThrow();
                    client.add(largest.removeLast());
                }
            }
        }
    }

    private static List<List<Integer>> pieces(int count, int[] indices) {
        requireEnough(count, indices.length);
        List<List<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) indices.length * i / count);
            int to = (int) ((long) indices.length * (i + 1) / count);
            pieces.add(IntStream.range(from, to).mapToObj(at -> indices[at]).toList());
        }
        return pieces;
    }

    private static void requireEnough(int pieces, int examples) {
        if (pieces < 1 || examples < pieces) {
            throw new IllegalArgumentException(
                    examples + " examples cannot be split into " + pieces + " parts: take fewer clients");
        }
    }
}
