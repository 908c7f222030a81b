package io.skerry.training.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.training.data.Examples;
import io.skerry.training.data.Selection;
import io.skerry.training.data.Spots;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static final Examples EXAMPLES = new Spots(1_000, 1);

    @ParameterizedTest
    @ValueSource(strings = {"iid", "shards", "shards:3", "dirichlet:0.05", "dirichlet:0.5", "dirichlet:100"})
    void eachExampleComesToOneClientAndNoClientIsWithout(String text) {
        List<Examples> fleet = Split.parse(text).among(20, EXAMPLES, 7);
        assertThat(fleet).hasSize(20).allSatisfy(own -> assertThat(own.size()).isPositive());
        assertThat(fleet.stream().flatMap(own -> ((Selection) own).indices().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void shardsLeaveAClientWithFewClasses() {
        assertThat(Split.parse("shards:1").among(20, EXAMPLES, 7))
                .allSatisfy(own -> assertThat(classes(own)).isEqualTo(1));
    }

    @Test
    void theSmallerAlphaTheFewerClassesHasAClient() {
        assertThat(meanClasses("dirichlet:0.05"))
                .isLessThan(meanClasses("dirichlet:0.5"))
                .isLessThan(2);
        assertThat(meanClasses("dirichlet:100")).isEqualTo(4);
    }

    @Test
    void theSeedDecides() {
        assertThat(Split.parse("dirichlet:0.5").among(5, EXAMPLES, 7))
                .isEqualTo(Split.parse("dirichlet:0.5").among(5, EXAMPLES, 7))
                .isNotEqualTo(Split.parse("dirichlet:0.5").among(5, EXAMPLES, 8));
    }

    @Test
    void moreClientsThanExamplesAreRefused() {
        assertThatThrownBy(() -> Split.parse("iid").among(1_001, EXAMPLES, 7))
                .hasMessage("1000 examples cannot be split into 1001 parts: take fewer clients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evenly", "shards:0", "shards:x", "dirichlet", "dirichlet:-1"})
    void anythingElseIsRefusedWithWhatThereIs(String text) {
        assertThatThrownBy(() -> Split.parse(text)).hasMessageContaining("is no split: there are iid");
    }

    private static double meanClasses(String text) {
        return Split.parse(text).among(10, EXAMPLES, 7).stream()
                .mapToLong(SplitTest::classes)
                .average()
                .orElseThrow();
    }

    private static long classes(Examples own) {
        return IntStream.range(0, own.size()).map(own::label).distinct().count();
    }
}
