package io.skerry.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From outcomes to figures. */
final class Evaluation {

    private final Scoreboard board;
    private final List<Outcome> all;

    Evaluation(Scoreboard board) {
        this.board = board;
        this.all = board.all();
    }

    /** The examples that the runtime said it keeps. */
    Set<String> mined() {
        Set<String> mined = new HashSet<>();
        for (Outcome outcome : all) {
            if (outcome.answer() != null && outcome.answer().stored()) {
                mined.add(outcome.answer().id());
            }
        }
        return mined;
    }

    /** The last place in the test set that was asked about; -1: none. */
    int lastPicture() {
        return all.stream().mapToInt(Outcome::image).max().orElse(-1);
    }

    long requests() {
        return all.size();
    }

    long failed() {
        return all.stream().filter(outcome -> outcome.answer() == null).count();
    }

    /**
     * @param cloud what the deep model says about the pictures, in their order
     */
    Summary.Accuracy accuracy(List<String> cloud) {
        Share edge = new Share();
        Share deep = new Share();
        Share joint = new Share();
        Share offline = new Share();
        for (Outcome outcome : all) {
            Outcome.Answer answer = outcome.answer();
            if (answer == null) {
                continue;
            }
            boolean right = board.right(outcome, answer.label());
            if (outcome.scene() == Scene.LINK_CUT) {
                offline.add(right);
            } else {
                joint.add(right);
                edge.add(board.right(outcome, answer.edgeLabel()));
                deep.add(board.right(outcome, cloud.get(outcome.image())));
            }
        }
        return new Summary.Accuracy(edge.value(), deep.value(), joint.value(), offline.value());
    }

    Summary.Offload offload(String transport, long bytes, List<byte[]> pictures) {
        Map<String, Long> answers = new TreeMap<>();
        Share cloud = new Share();
        long bytesIfAll = 0;
        for (Outcome outcome : all) {
            bytesIfAll += pictures.get(outcome.image()).length;
            if (outcome.answer() != null) {
                String source = outcome.answer().source();
                answers.merge(source, 1L, Long::sum);
                if (outcome.scene() != Scene.LINK_CUT) {
                    cloud.add(source.equals("cloud"));
                }
            }
        }
        return new Summary.Offload(transport, cloud.value(), bytes, bytesIfAll, answers);
    }

    /** By source; edge and cloud also if they gave no answer. */
    Map<String, Percentiles> latency() {
        Set<String> sources = new TreeSet<>(Set.of("cloud", "edge"));
        for (Outcome outcome : all) {
            if (outcome.answer() != null) {
                sources.add(outcome.answer().source());
            }
        }
        Map<String, Percentiles> latency = new TreeMap<>();
        for (String source : sources) {
            latency.put(
                    source,
                    Percentiles.ofNanos(all.stream()
                            .filter(outcome -> outcome.answer() != null
                                    && outcome.answer().source().equals(source))
                            .mapToLong(Outcome::nanos)
                            .toArray()));
        }
        return latency;
    }

    Summary.Offline offline() {
        List<Outcome> cut = all.stream()
                .filter(outcome -> outcome.scene() == Scene.LINK_CUT)
                .toList();
        return new Summary.Offline(
                cut.size(),
                cut.stream().filter(outcome -> outcome.answer() != null).count());
    }

    /** Seconds from then to the first answer of the cloud; -1 if there was none. */
    double recoveredAfterSeconds(long linkBackAt) {
        return all.stream()
                .filter(outcome -> outcome.scene() == Scene.LINK_BACK
                        && outcome.answer() != null
                        && outcome.answer().source().equals("cloud"))
                .mapToLong(Outcome::answeredAt)
                .min()
                .stream()
                .mapToDouble(first -> Math.round(Math.max(0, first - linkBackAt) / 1e7) / 100.0)
                .findFirst()
                .orElse(-1);
    }

    /** A share of yeses, rounded to hundredths of a percent. */
    private static final class Share {
        private long yes;
        private long all;

        void add(boolean is) {
            yes += is ? 1 : 0;
            all++;
        }

        double value() {
            return all == 0 ? 0 : Math.round(1e4 * yes / all) / 1e4;
        }
    }
}
