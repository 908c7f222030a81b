package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseGradientTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Identity",
                "Neg",
                "Abs",
                "Exp",
                "Relu",
                "Sigmoid",
                "Tanh",
                "Softplus",
                "Erf",
                "LeakyRelu",
                "Elu",
                "HardSigmoid",
                "HardSwish",
                "Dropout"
            })
    void anOperatorOfOneInputHasTheSlopeOfItsReference(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random);
            Value x = trial.real(Seeds.shape(random, Seeds.between(random, 1, 4)));
            trial.check(x.times(2.5).apply(operator));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log", "Sqrt", "Reciprocal"})
    void oneThatIsOnlyDefinedAboveZeroHasTheSlopeOfItsReference(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random);
            trial.check(trial.positive(Seeds.shape(random, 3)).apply(operator));
        });
    }

    @ParameterizedTest
    @CsvSource({"LeakyRelu, alpha, 0.3", "Elu, alpha, 0.7", "HardSigmoid, alpha, 0.35", "HardSigmoid, beta, 0.1"})
    void anAttributeCounts(String operator, String attribute, float value) {
        Trial trial = new Trial(new Random(1));
        trial.check(trial.real(4, 5).times(2).apply(operator, Attributes.real(attribute, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "tanh"})
    void geluHasTheSlopeOfEitherForm(String form) {
        Trial trial = new Trial(new Random(2), 20);
        trial.check(trial.real(5, 6).times(2).apply("Gelu", Attributes.text("approximate", form)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Sum", "Min", "Max"})
    void theGradientOfWhatIsBroadcastIsSummed(String operator) {
        Seeds.twenty().forEach(random -> {
            Trial trial = new Trial(random);
            int[] shape = Seeds.shape(random, Seeds.between(random, 1, 4));
            Value a = trial.real(Seeds.narrower(random, shape));
            Value b = trial.real(Seeds.narrower(random, shape));
            trial.check(trial.node(operator, List.of(a, b)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum", "Min", "Max"})
    void threeInputsAreAsGoodAsTwo(String operator) {
        Trial trial = new Trial(new Random(3));
        trial.check(trial.node(operator, List.of(trial.real(3, 4), trial.real(4), trial.real(3, 1))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void aQuotientIsDifferentiatedAboveAndBelow(Random random) {
        Trial trial = new Trial(random);
        int[] shape = Seeds.shape(random, 3);
        Value a = trial.real(Seeds.narrower(random, shape));
        Value b = trial.positive(Seeds.narrower(random, shape));
        trial.check(a.over(b));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 0.5, -1, 1})
    void aPowerHasAConstantExponent(double exponent) {
        Trial trial = new Trial(new Random(4));
        Value base = trial.positive(3, 4);
        trial.check(trial.node("Pow", List.of(base, trial.graph().scalar(exponent))));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void clipLetsTheGradientPassBetweenItsBounds(Random random) {
        Trial trial = new Trial(random);
        Value none = trial.graph().none();
        Value low = Seeds.coin(random) ? trial.graph().scalar(-0.5) : none;
        Value high = Seeds.coin(random) ? trial.graph().scalar(0.75) : none;
        trial.check(trial.node("Clip", List.of(trial.real(4, 4), low, high)));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void whereSharesTheGradientOut(Random random) {
        Trial trial = new Trial(random);
        int[] shape = Seeds.shape(random, 3);
        Value a = trial.real(Seeds.narrower(random, shape));
        Value b = trial.real(Seeds.narrower(random, shape));
        Value condition = trial.node("Greater", List.of(a, b));
        trial.check(trial.node("Where", List.of(condition, a, b)));
    }

    @ParameterizedTest
    @MethodSource("io.skerry.onnx.gradient.Seeds#twenty")
    void aSlopeThatIsLearnedGetsAGradient(Random random) {
        Trial trial = new Trial(random);
        int channels = Seeds.between(random, 1, 3);
        Value x = trial.batch(2, channels, 3, 4);
        trial.check(trial.node("PRelu", List.of(x, trial.real(channels, 1, 1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11})
    void aCastThereAndBackPassesTheGradient(int type) {
        AttributeProto to = Attributes.integer("to", type);
        Trial trial = new Trial(new Random(5));
        trial.check(trial.real(3, 3).apply("Cast", to).asFloat());
    }
}
