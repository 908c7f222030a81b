package io.skerry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTest {

    @Test
    void all_benchmarks_run_where_none_is_named() {
        assertThat(Suite.select(List.of())).isEqualTo(Suite.ALL);
    }

    @Test
    void named_ones_run_in_the_order_of_the_suite() {
        assertThat(Suite.select(List.of("offload", "mqtt")))
                .extracting(Benchmark::name)
                .containsExactly("mqtt", "offload");
    }

    @Test
    void an_unknown_name_is_answered_with_those_that_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Suite.select(List.of("ofload")))
                .withMessageStartingWith("there is no benchmark 'ofload'; there are: onnx, wire");
    }

    @Test
    void names_are_unique() {
        assertThat(Suite.names()).doesNotHaveDuplicates();
    }
}
