package io.skerry.learning.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.skerry.learning.aggregation.Refusal.Reason;
import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateCheckTest {

    private static final Parameters MODEL = Updates.all(0);
    private static final ClientUpdate GOOD = new ClientUpdate("good", 10, Updates.all(1), Updates.all(0));
    private static final UpdateCheck CHECK = new UpdateCheck(new NormBound.AtMost(100), true);

    static List<Arguments> bad() {
        Parameters zero = Updates.all(0);
        Parameters otherShape =
                Parameters.zeros(ParameterLayout.of(ParameterShape.of("w", 4), ParameterShape.of("b", 1)));
        Parameters fewer = Parameters.zeros(ParameterLayout.of(ParameterShape.of("w", 2, 2)));
        return List.of(
                Arguments.of(
                        new ClientUpdate("bad", 10, Updates.model(0, 0, Double.NaN, 0, 0), zero),
                        Reason.NOT_FINITE,
                        "client 'bad': w[2] is NaN: its training diverged, or it is hostile"),
                Arguments.of(
                        new ClientUpdate("bad", 10, Updates.model(0, 0, 0, 0, Double.NEGATIVE_INFINITY), zero),
                        Reason.NOT_FINITE,
                        "client 'bad': b[0] is -Infinity: its training diverged, or it is hostile"),
                Arguments.of(
                        new ClientUpdate("bad", 10, zero, Updates.model(0, Double.NaN, 0, 0, 0)),
                        Reason.NOT_FINITE,
                        "client 'bad': the control delta of w[1] is NaN: its training diverged, or it is hostile"),
                Arguments.of(
                        new ClientUpdate("bad", 10, otherShape, zero),
                        Reason.WRONG_LAYOUT,
                        "client 'bad': trained another model: parameter 0 is 'w' with shape [4], the model's is 'w' with shape [2, 2]"),
                Arguments.of(
                        new ClientUpdate("bad", 10, fewer, zero),
                        Reason.WRONG_LAYOUT,
                        "client 'bad': trained another model: it has 1 parameters, the model has 2"),
                Arguments.of(
                        new ClientUpdate("bad", 0, zero, zero),
                        Reason.NO_SAMPLES,
                        "client 'bad': says it trained on 0 examples: a client without examples must not send an update"),
                Arguments.of(
                        new ClientUpdate("bad", 10, zero),
                        Reason.NO_CONTROL,
                        "client 'bad': sent no control delta: it trains with another algorithm than the server"),
                Arguments.of(
                        new ClientUpdate("bad", 10, Updates.model(0, 0, 0, 1, 200), zero),
                        Reason.HUGE_NORM,
                        "client 'bad': leads 200.0 away from the model, more than 100.0; furthest in 'b': lower its learning rate, or raise the bound"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_update_is_refused_and_the_round_goes_on_with_the_others(ClientUpdate bad, Reason reason, String message)
            throws Exception {
        CheckedUpdates checked = CHECK.check(MODEL, List.of(bad, GOOD));

        assertThat(checked.refused()).containsExactly(new Refusal("bad", reason, message));
        assertThat(checked.atLeast(1).updates()).containsExactly(GOOD);
    }

    @Test
    void if_too_few_are_left_the_round_says_why() {
        CheckedUpdates checked = CHECK.check(MODEL, List.of(Updates.update("bad", -1, 0), GOOD));

        assertThatExceptionOfType(TooFewUpdatesException.class)
                .isThrownBy(() -> checked.atLeast(2))
                .withMessage(
                        "the round has 1 usable updates, but needs 2: client 'bad': says it trained on -1 examples: a client without examples must not send an update");
    }

    @Test
    void of_two_updates_of_one_client_none_counts() {
        CheckedUpdates checked = CHECK.check(MODEL, List.of(GOOD, Updates.update("good", 5, 2)));

        assertThat(checked.cohort().isEmpty()).isTrue();
        assertThat(checked.refused())
                .containsExactly(new Refusal(
                        "good",
                        Reason.DUPLICATE_CLIENT,
                        "client 'good' sent 2 updates in one round: none is taken, since which one counts is unknown"));
    }

    @Property
    void a_norm_out_of_proportion_to_the_others_is_refused_whatever_the_order(
            @ForAll @IntRange(min = 2, max = 10) int honest, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClientUpdate> updates = new ArrayList<>();
        for (int i = 0; i < honest; i++) {
            updates.add(Updates.update("honest" + i, 1, 1 + random.nextDouble()));
        }
        updates.add(Updates.update("huge", 1, 21));
        Collections.shuffle(updates, new Random(seed));

        CheckedUpdates checked = new UpdateCheck(new NormBound.TimesMedian(10), false).check(MODEL, updates);

        assertThat(checked.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.client()).isEqualTo("huge");
            assertThat(refusal.reason()).isEqualTo(Reason.HUGE_NORM);
        });
        assertThat(checked.cohort().size()).isEqualTo(honest);
    }

    @Test
    void without_a_proportion_nothing_is_out_of_it() {
        NormBound bound = new NormBound.TimesMedian(10);

        assertThat(bound.limit(new double[] {1, 1000})).isInfinite();
        assertThat(bound.limit(new double[] {0, 0, 1})).isInfinite();
        assertThat(bound.limit(new double[] {1, 2, 3, 1000})).isEqualTo(20);
        assertThat(new NormBound.Unbounded().limit(new double[] {1, 1, 1e30})).isInfinite();
        assertThatIllegalArgumentException().isThrownBy(() -> new NormBound.TimesMedian(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new NormBound.AtMost(Double.NaN));
    }

    @Test
    void a_name_from_outside_is_short_and_printable() {
        assertThatIllegalArgumentException().isThrownBy(() -> Updates.update("a\nb", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Updates.update(" ", 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Updates.update("a".repeat(254), 1, 0));
    }
}
