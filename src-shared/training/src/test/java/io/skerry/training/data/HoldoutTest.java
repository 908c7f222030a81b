package io.skerry.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    @Property
    void eachExampleIsInOnePartAndEachClassInBoth(
            @ForAll @IntRange(min = 2, max = 60) int first,
            @ForAll @IntRange(min = 2, max = 60) int second,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
            @ForAll long seed) {
        Table data = table(first, second);
        Holdout held = Holdout.share(data, share, seed);
        int[] all = IntStream.concat(
                        Arrays.stream(held.training().examples()),
                        Arrays.stream(held.validation().examples()))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, first + second).toArray());
        for (int label : new int[] {0, 1}) {
            long count = label == 0 ? first : second;
            long counted = Arrays.stream(held.validation().examples())
                    .filter(example -> data.labels().of()[example] == label)
                    .count();
            assertThat(counted).isEqualTo(Math.clamp(Math.round(share * count), 1, count - 1));
        }
    }

    @Test
    void theSeedChoosesWhatIsHeldOut() {
        Table data = table(50, 50);
        assertThat(Holdout.share(data, 0.2, 1).validation().examples())
                .isEqualTo(Holdout.share(data, 0.2, 1).validation().examples())
                .isNotEqualTo(Holdout.share(data, 0.2, 2).validation().examples());
    }

    @Test
    void aClassOfOneExampleIsNamed() {
        assertThatThrownBy(() -> Holdout.share(table(5, 1), 0.2, 1))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "the class '1' has too few examples: 1 to learn from and to hold out, at least 2");
    }

    @Test
    void oneClassIsNotEnough() {
        assertThatThrownBy(() -> Holdout.share(table(5, 0), 0.2, 1)).hasMessageContaining("at least two are needed");
    }

    private static Table table(int first, int second) {
        int[] labels =
                IntStream.range(0, first + second).map(i -> i < first ? 0 : 1).toArray();
        List<float[]> rows =
                IntStream.range(0, labels.length).mapToObj(i -> new float[] {i}).toList();
        return new Table(List.of("x"), rows, Labels.numbered(labels));
    }
}
