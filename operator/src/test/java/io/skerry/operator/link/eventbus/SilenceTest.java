package io.skerry.operator.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final Silence silence = new Silence();

    private Set<String> due(long second, String... silent) {
        return silence.due(Set.of(silent), second * SECOND);
    }

    @Test
    void a_rule_is_made_again_after_a_while_and_then_ever_more_seldom() {
        List<Long> renewals = new ArrayList<>();
        for (long second = 0; second < 7_200; second++) {
            if (!due(second, "up").isEmpty()) {
                renewals.add(second);
            }
        }

        assertThat(renewals)
                .startsWith(20L, 60L, 140L, 300L, 620L, 1_260L, 2_160L)
                .hasSize(12);
    }

    @Test
    void a_rule_through_which_something_came_starts_all_over() {
        due(0, "up");
        assertThat(due(20, "up")).containsExactly("up");
        assertThat(due(30)).isEmpty();

        assertThat(due(61, "up")).isEmpty();
        assertThat(due(81, "up")).containsExactly("up");
    }

    @Test
    void each_rule_counts_for_itself_and_the_next_look_is_when_the_first_is_due() {
        due(0, "a");
        due(15, "a", "b");

        assertThat(silence.next(15 * SECOND)).contains(Duration.ofSeconds(5));
        assertThat(due(20, "a", "b")).containsExactly("a");
        assertThat(silence.next(20 * SECOND)).contains(Duration.ofSeconds(15));
    }

    @Test
    void while_all_is_well_there_is_nothing_to_look_at() {
        due(0, "a");
        due(1);

        assertThat(silence.next(SECOND)).isEmpty();
    }
}
