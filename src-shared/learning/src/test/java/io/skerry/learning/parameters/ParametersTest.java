package io.skerry.learning.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final ParameterLayout LAYOUT =
            ParameterLayout.of(ParameterShape.of("w", 2, 2), ParameterShape.of("scale"), ParameterShape.of("b", 3));

    @Test
    void parameters_lie_one_after_the_other() {
        assertThat(LAYOUT.size()).isEqualTo(8);
        assertThat(LAYOUT.count()).isEqualTo(3);
        assertThat(LAYOUT.offset(1)).isEqualTo(4);
        assertThat(LAYOUT.end(1)).isEqualTo(5);
        assertThat(LAYOUT.end(2)).isEqualTo(LAYOUT.size());
    }

    @ParameterizedTest
    @CsvSource({"0, w[0]", "3, w[3]", "4, scale[0]", "5, b[0]", "7, b[2]"})
    void a_position_is_named_by_its_parameter(int position, String description) {
        assertThat(LAYOUT.describe(position)).isEqualTo(description);
    }

    @Test
    void a_layout_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterLayout.of(List.of()))
                .withMessage("a model without parameters cannot be trained");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterLayout.of(ParameterShape.of("w", 1), ParameterShape.of("w", 2)))
                .withMessage("there are two parameters 'w'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterShape.of("w", 2, 0))
                .withMessage("parameter 'w' has shape [2, 0]: each dimension must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ParameterShape.of("w", 1 << 16, 1 << 15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterLayout.of(ParameterShape.of("v", 1 << 30), ParameterShape.of("w", 1 << 30)))
                .withMessageEndingWith("reached with 'w'");
    }

    @Test
    void arithmetic_goes_element_by_element() {
        Parameters a = Parameters.of(LAYOUT, 1, 2, 3, 4, 5, 6, 7, 8);
        Parameters b = Parameters.of(LAYOUT, 8, 7, 6, 5, 4, 3, 2, 1);

        assertThat(a.plus(b)).isEqualTo(Parameters.generate(LAYOUT, _ -> 9));
        assertThat(a.minus(a)).isEqualTo(Parameters.zeros(LAYOUT));
        assertThat(a.plusScaled(b, 2).toArray()).containsExactly(17, 16, 15, 14, 13, 12, 11, 10);
        assertThat(a.scaled(-1).toArray()).containsExactly(-1, -2, -3, -4, -5, -6, -7, -8);
        assertThat(a.norm()).isCloseTo(Math.sqrt(204), within(1e-12));
        assertThat(a.norm(2)).isCloseTo(Math.sqrt(36 + 49 + 64), within(1e-12));
        assertThat(a.squaredDistance(b)).isEqualTo(168);
    }

    @Test
    void what_is_made_from_an_array_does_not_change_with_it() {
        float[] values = new float[8];
        Parameters parameters = Parameters.of(LAYOUT, values);
        values[0] = 1;
        parameters.toArray()[1] = 1;

        assertThat(parameters).isEqualTo(Parameters.zeros(LAYOUT));
    }

    @Test
    void a_buffer_gets_and_gives_all_elements() {
        Parameters parameters = Parameters.generate(LAYOUT, i -> i / 3.0);
        FloatBuffer buffer = FloatBuffer.allocate(LAYOUT.size());
        parameters.write(buffer);

        assertThat(buffer.hasRemaining()).isFalse();
        assertThat(Parameters.read(LAYOUT, buffer.flip())).isEqualTo(parameters);
    }

    @Test
    void the_first_element_that_is_not_finite_is_found() {
        assertThat(Parameters.zeros(LAYOUT).firstNotFinite()).isEmpty();
        assertThat(Parameters.of(LAYOUT, 0, 0, 0, 0, 0, Float.NaN, Float.POSITIVE_INFINITY, 0)
                        .firstNotFinite())
                .hasValue(5);
    }

    @Test
    void vectors_of_different_models_do_not_mix() {
        Parameters other = Parameters.zeros(ParameterLayout.of(ParameterShape.of("w", 8)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.zeros(LAYOUT).plus(other));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameters.of(LAYOUT, 1, 2))
                .withMessage("a layout of 8 elements got 2 values");
    }
}
