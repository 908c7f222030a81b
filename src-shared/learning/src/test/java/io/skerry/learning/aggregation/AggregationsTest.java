package io.skerry.learning.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.skerry.learning.aggregation.FedOpt.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AggregationsTest {

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("fedavg", new FedAvg()),
                Arguments.of("FedAvg", new FedAvg()),
                Arguments.of("fedprox", new FedProx(0.01)),
                Arguments.of("fedprox:1", new FedProx(1)),
                Arguments.of("fedavgm", new FedAvgM(0.9, 1)),
                Arguments.of("fedavgm:momentum=0.5", new FedAvgM(0.5, 1)),
                Arguments.of("fedavgm:0.5,rate=0.1", new FedAvgM(0.5, 0.1)),
                Arguments.of("fedadam:beta2=0.999", new FedOpt(Rule.ADAM, 0.01, 0.9, 0.999, 0.001)),
                Arguments.of("fedyogi:0.1,tau=0.01", new FedOpt(Rule.YOGI, 0.1, 0.9, 0.99, 0.01)),
                Arguments.of("scaffold:100", new Scaffold(100, 1)),
                Arguments.of("median", new CoordinateMedian()),
                Arguments.of("trimmed-mean:0.2", new TrimmedMean(0.2)),
                Arguments.of("krum:2", new Krum(2, 1)),
                Arguments.of("multi-krum:poisoned=2,keep=3", new Krum(2, 3)),
                Arguments.of("multi-krum", new Krum(1, Krum.ALL)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_name_with_settings_makes_an_algorithm(String text, Aggregation expected) throws Exception {
        assertThat(Aggregations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fedsgd            | there is no aggregation 'fedsgd'; there are: fedavg, fedprox, fedavgm, fedadam, fedyogi, scaffold, median, trimmed-mean, krum, multi-krum
            ''                | there is no aggregation ''; there are: fedavg, fedprox, fedavgm, fedadam, fedyogi, scaffold, median, trimmed-mean, krum, multi-krum
            fedavg:0.9        | fedavg has no setting '0.9'; it has none
            fedavgm:mass=1    | fedavgm has no setting 'mass'; it has momentum, rate
            fedavgm:0.9,0.8   | fedavgm: momentum is set twice
            fedavgm:momentum= | fedavgm: momentum is '', must be a number such as 0.9
            fedavgm:high      | fedavgm: momentum is 'high', must be a number such as 0.9
            fedavgm:1         | fedavgm: momentum is 1.0, must be at least 0 and below 1
            fedavgm:NaN       | fedavgm: momentum is NaN, must be at least 0 and below 1
            fedprox:-1        | fedprox: mu is -1.0, must be a number that is not negative
            fedadam:Infinity  | fedadam: rate is Infinity, must be a number above 0
            fedadam:tau=0     | fedadam: tau is 0.0, must be a number above 0
            scaffold          | scaffold needs clients: the number of clients of the whole fleet, as in scaffold:clients=10
            scaffold:0        | scaffold: clients is 0, must be at least 1: the number of clients of the whole fleet
            trimmed-mean:0.5  | trimmed-mean: share is 0.5, must be at least 0 and below 0.5
            krum:0.1          | krum: poisoned is '0.1', must be a whole number such as 3
            krum:-1           | krum: poisoned is -1, must be at least 0 and below 2^20
            multi-krum:keep=0 | multi-krum: keep is 0, must be at least 1
            """)
    void what_cannot_be_made_is_explained(String text, String message) {
        assertThatExceptionOfType(InvalidAggregationException.class)
                .isThrownBy(() -> Aggregations.parse(text))
                .withMessage(message);
    }

    @Test
    void each_name_is_an_algorithm() throws Exception {
        for (String name : Aggregations.names()) {
            assertThat(Aggregations.parse(name.equals("scaffold") ? "scaffold:9" : name)
                            .minimumUpdates())
                    .isPositive();
        }
    }
}
