package io.skerry.edge.plan;

import static io.skerry.edge.plan.PlanFrames.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.PlanJson;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanStateTest {

    private static DigestedPlan digested(long generation, String service) {
        return DigestedPlan.read(PlanJson.write(plan(generation, service)));
    }

    @Test
    void withoutAPlanTheStateSaysSoInTheWordsOfTheWire() {
        assertThat(PlanState.NONE.generation()).isZero();
        assertThat(PlanState.NONE.digest()).isEqualTo("none");
    }

    @Test
    void whatTheDigestNamesDecidesNotTheObject() {
        PlanState state = PlanState.NONE.accept(digested(7, "a"));

        assertThat(state.decide(digested(7, "a"))).isInstanceOf(Decision.Known.class);
        assertThat(state.decide(digested(7, "b"))).isInstanceOf(Decision.Refuse.class);
        assertThat(state.decide(digested(8, "a"))).isInstanceOf(Decision.Apply.class);
        assertThat(state.decide(digested(6, "a"))).isInstanceOf(Decision.Refuse.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void howeverPlansAreLostRepeatedAndReorderedTheGenerationNeverFallsAndTheNewestEndsInForce(int seed) {
        Random random = new Random(seed);
        int newest = 1 + random.nextInt(12);
        PlanState state = PlanState.NONE;
        long offered = 0;
        for (int i = 0; i < 100; i++) {
            DigestedPlan next = digested(1 + random.nextInt(newest), random.nextInt(5) == 0 ? "forged" : "a");
            offered++;
            PlanState before = state;
            state = offer(state, next);
            assertThat(state.generation()).isGreaterThanOrEqualTo(before.generation());
            if (before.applied() != null && state.generation() == before.generation()) {
                assertThat(state.digest()).isEqualTo(before.digest());
            }
            assertThat(state.accepted() + state.refused()).isLessThanOrEqualTo(offered);
            assertThat(state.refusal() == null).isEqualTo(state.digest().equals(next.digest()));
        }

        state = offer(state, digested(newest + 1, "a"));

        assertThat(state.applied()).isEqualTo(digested(newest + 1, "a"));
    }

    private static PlanState offer(PlanState state, DigestedPlan next) {
        return switch (state.decide(next)) {
            case Decision.Apply _ -> state.accept(next);
            case Decision.Known _ -> state.confirm();
            case Decision.Refuse(String why) -> state.refuse(why);
        };
    }
}
