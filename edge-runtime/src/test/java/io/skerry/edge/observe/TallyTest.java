package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally(List.of("404", "400"));

    @Test
    void every_name_is_there_from_the_start_in_its_order() {
        assertThat(tally.counts()).containsExactly(entry("404", 0), entry("400", 0), entry("other", 0));
    }

    @Test
    void an_unknown_name_makes_no_new_label() {
        tally.add("400");
        tally.add("418");
        tally.add("<script>");

        assertThat(tally.counts()).containsExactly(entry("404", 0), entry("400", 1), entry("other", 2));
        assertThat(tally.count("other")).isEqualTo(2);
    }

    private static Map.Entry<String, Long> entry(String name, long count) {
        return Map.entry(name, count);
    }
}
