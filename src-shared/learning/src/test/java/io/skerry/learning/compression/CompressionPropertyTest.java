package io.skerry.learning.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class CompressionPropertyTest {

    static final ParameterLayout LAYOUT =
            ParameterLayout.of(ParameterShape.of("w", 4, 5), ParameterShape.of("b", 5), ParameterShape.of("scale"));

    @Property
    void without_compression_nothing_is_lost(@ForAll("deltas") Parameters delta) {
        assertThat(Compression.NONE.compress(delta, new SplittableRandom(1)).decompress())
                .isEqualTo(delta);
    }

    @Property
    void top_k_keeps_the_largest_and_nothing_else(
            @ForAll("deltas") Parameters delta, @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        CompressedDelta compressed = new Compression(share, null).compress(delta, new SplittableRandom(1));
        Parameters kept = compressed.decompress();

        assertThat(compressed.positions().count()).isEqualTo(Math.max(1, (int) (share * LAYOUT.size())));
        double smallestKept = Double.POSITIVE_INFINITY;
        boolean[] sent = new boolean[LAYOUT.size()];
        for (int i = 0; i < compressed.positions().count(); i++) {
            int position = compressed.positions().at(i);
            sent[position] = true;
            assertThat(kept.get(position)).isEqualTo(delta.get(position));
            smallestKept = Math.min(smallestKept, Math.abs(delta.get(position)));
        }
        for (int i = 0; i < sent.length; i++) {
            if (!sent[i]) {
                assertThat(kept.get(i)).isZero();
                assertThat((double) Math.abs(delta.get(i))).isLessThanOrEqualTo(smallestKept);
            }
        }
    }

    /** Whole numbers, so that no sum is rounded and nothing may be lost. */
    @Property
    void with_error_feedback_top_k_sends_all_in_the_end(
            @ForAll("wholeDeltas") List<Parameters> deltas, @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Parameters sent = Parameters.zeros(LAYOUT);
        Parameters due = Parameters.zeros(LAYOUT);
        ErrorFeedback feedback = ErrorFeedback.none(LAYOUT);
        for (Parameters delta : deltas) {
            ErrorFeedback.Step step = feedback.compress(delta, new Compression(share, null), new SplittableRandom(1));
            feedback = step.feedback();
            sent = sent.plus(step.sent().decompress());
            due = due.plus(delta);
        }

        assertThat(sent.plus(feedback.residual()).minus(due).norm()).isZero();
    }

    @Property
    void with_error_feedback_eight_bits_lose_no_more_than_rounding(
            @ForAll("wholeDeltas") List<Parameters> deltas, @ForAll Rounding rounding) {
        SplittableRandom random = new SplittableRandom(1);
        Parameters sent = Parameters.zeros(LAYOUT);
        Parameters due = Parameters.zeros(LAYOUT);
        ErrorFeedback feedback = ErrorFeedback.none(LAYOUT);
        for (Parameters delta : deltas) {
            ErrorFeedback.Step step = feedback.compress(delta, new Compression(0.3, rounding), random);
            feedback = step.feedback();
            sent = sent.plus(step.sent().decompress());
            due = due.plus(delta);
        }

        assertThat(sent.plus(feedback.residual()).minus(due).norm()).isLessThan(1e-2);
    }

    @Property
    void eight_bits_err_by_no_more_than_their_rounding(@ForAll("deltas") Parameters delta, @ForAll Rounding rounding) {
        CompressedDelta compressed = new Compression(1, rounding).compress(delta, new SplittableRandom(1));
        Parameters received = compressed.decompress();
        Values.Quantised quantised = (Values.Quantised) compressed.values();

        double levels = rounding == Rounding.NEAREST ? 0.5 : 1;
        for (int i = 0; i < LAYOUT.size(); i++) {
            // The scale itself is rounded to a float; below the normal floats its error is half of the smallest one.
            double scale = quantised.scale(LAYOUT.parameterAt(i));
            double bound = scale * levels + 127 * (scale * 0x1p-23 + Float.MIN_VALUE);
            assertThat(Math.abs((double) received.get(i) - delta.get(i))).isLessThanOrEqualTo(bound);
        }
    }

    @Property(tries = 20)
    void stochastic_rounding_is_right_on_average(@ForAll @DoubleRange(min = -1, max = 1) double value) {
        SplittableRandom random = new SplittableRandom(7);
        Parameters delta = Parameters.generate(LAYOUT, i -> i == 0 ? 1 : value);
        int draws = 4000;
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += new Compression(1, Rounding.STOCHASTIC)
                    .compress(delta, random)
                    .decompress()
                    .get(1);
        }

        double sixDeviations = 6 * 0.5 / 127 / Math.sqrt(draws);
        assertThat(sum / draws).isCloseTo((float) value, within(sixDeviations));
    }

    @Example
    void a_delta_of_a_diverged_model_is_refused() {
        Parameters delta = Parameters.generate(LAYOUT, i -> i == 21 ? Double.NaN : 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compression.NONE.compress(delta, new SplittableRandom(1)))
                .withMessage("b[1] is NaN: a model that diverged cannot be sent");
        assertThatIllegalArgumentException().isThrownBy(() -> new Compression(0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Compression(1.1, null));
    }

    @Provide
    Arbitrary<Parameters> deltas() {
        return Arbitraries.floats()
                .array(float[].class)
                .ofSize(LAYOUT.size())
                .map(values -> Parameters.of(LAYOUT, values));
    }

    @Provide
    Arbitrary<List<Parameters>> wholeDeltas() {
        return Arbitraries.integers()
                .between(-1000, 1000)
                .list()
                .ofSize(LAYOUT.size())
                .map(values -> Parameters.generate(LAYOUT, values::get))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
