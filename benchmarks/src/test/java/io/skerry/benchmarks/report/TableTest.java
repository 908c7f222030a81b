package io.skerry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.training.plot.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private final Table table = new Table("what", "goal");

    @BeforeEach
    void rows() {
        table.add("a round trip", "≤ 1 ms");
        table.add("b", "");
    }

    @Test
    void columns_line_up_on_a_terminal() {
        assertThat(table.text()).isEqualTo("""
                what          goal
                a round trip  ≤ 1 ms
                b
                """);
    }

    @Test
    void markdown_has_a_rule_below_the_head() {
        assertThat(table.markdown()).isEqualTo("""
                | what | goal |
                |---|---|
                | a round trip | ≤ 1 ms |
                | b |  |
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    12345.6 | 12,346
                    2000    | 2,000
                    123.44  | 123.4
                    12.344  | 12.34
                    0.6     | 0.60
                    0.0123  | 0.012
                    -0.5    | -0.50
                    0       | 0
                    """)
    void numbers_have_about_four_digits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.59, yes, no", "0.6, yes, yes", "0.61, no, yes"})
    void a_goal_is_reached_up_to_its_bound(double value, String atMost, String atLeast) {
        assertThat(Figure.ratio("", value, Goal.atMost(0.6), "").reached()).isEqualTo(atMost);
        assertThat(Figure.ratio("", value, Goal.atLeast(0.6), "").reached()).isEqualTo(atLeast);
    }
}
