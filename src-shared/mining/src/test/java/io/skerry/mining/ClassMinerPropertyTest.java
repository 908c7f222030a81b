package io.skerry.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skerry.mining.calibration.Temperature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ClassMinerPropertyTest {

    private static final List<String> CLASS_MINERS = List.of("CrossEntropy", "Margin", "Entropy", "Energy");

    @Property
    void whatever_a_model_says_the_hardness_lies_between_0_and_1(@ForAll double[] anything) throws Exception {
        for (String name : CLASS_MINERS) {
            Hardness hardness = miner(name).look(new ClassScores(anything, anything, anything));

            assertThat(hardness.score()).isBetween(0.0, 1.0);
        }
    }

    @Property
    void the_order_of_the_classes_does_not_matter(@ForAll("logits") List<Double> logits) throws Exception {
        List<Double> turned = new ArrayList<>(logits);
        Collections.rotate(turned, 1);
        for (String name : CLASS_MINERS) {
            Miner miner = miner(name);

            assertThat(miner.look(scores(turned, 1)).score())
                    .isCloseTo(miner.look(scores(logits, 1)).score(), within(1e-9));
        }
    }

    @Property
    void entropy_of_an_uncalibrated_model_is_what_CrossEntropy_ranks_by(@ForAll("logits") List<Double> logits)
            throws Exception {
        ClassScores scores = scores(logits, 1);

        assertThat(miner("Entropy").look(scores).score())
                .isEqualTo(miner("CrossEntropy").look(scores).score());
    }

    @Property
    void a_higher_temperature_makes_an_answer_harder(
            @ForAll("logits") List<Double> logits, @ForAll @DoubleRange(min = 1.01, max = 10) double temperature)
            throws Exception {
        for (String name : List.of("Margin", "Entropy")) {
            Miner miner = miner(name);

            assertThat(miner.look(scores(logits, temperature)).score())
                    .isGreaterThanOrEqualTo(miner.look(scores(logits, 1)).score() - 1e-9);
        }
    }

    @Property
    void energy_finds_higher_logits_easier_though_the_softmax_is_the_same(
            @ForAll("logits") List<Double> logits, @ForAll @DoubleRange(min = 0.1, max = 10) double shift)
            throws Exception {
        List<Double> higher = logits.stream().map(logit -> logit + shift).toList();

        assertThat(miner("Energy").look(scores(higher, 1)).score())
                .isLessThan(miner("Energy").look(scores(logits, 1)).score());
    }

    @Property
    void the_hardness_agrees_with_the_threshold(
            @ForAll @Size(min = 2, max = 2) List<@DoubleRange(min = 0, max = 1) Double> p) throws Exception {
        Hardness margin = miner("Margin").look(ClassScores.ofProbabilities(p.get(0), p.get(1)));

        assertThat(margin.hard()).isEqualTo(Math.abs(p.get(0) - p.get(1)) < 0.5);
    }

    @Provide
    Arbitrary<List<Double>> logits() {
        return Arbitraries.doubles().between(-20, 20).list().ofMinSize(2).ofMaxSize(12);
    }

    private static ClassScores scores(List<Double> logits, double temperature) {
        return ClassScores.ofLogits(
                logits.stream().mapToDouble(Double::doubleValue).toArray(), new Temperature(temperature));
    }

    private static Miner miner(String name) throws InvalidMinerException {
        Map<String, String> parameters = name.equals("Energy") ? Map.of("threshold", "3") : Map.of();
        return Miners.create(name, parameters, new SplittableRandom(1), null);
    }
}
