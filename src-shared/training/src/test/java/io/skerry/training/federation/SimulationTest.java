package io.skerry.training.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.learning.aggregation.Aggregations;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import io.skerry.training.data.Spots;
import io.skerry.training.model.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {

    private static final Examples EXAMPLES = new Spots(600, 1);
    private static final Examples VALIDATION = new Spots(200, 2);
    private static final int CLIENTS = 12;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fedavg                      | iid
            fedavg                      | shards:2
            fedavgm:momentum=0.5        | iid
            fedprox:mu=0.1              | shards:2
            scaffold:clients=12         | shards:2
            fedadam:rate=0.05           | iid
            fedyogi:rate=0.05           | iid
            median                      | iid
            trimmed-mean:0.2            | iid
            multi-krum:poisoned=1       | iid
            fedavg                      | dirichlet:0.5
            """)
    void aFleetLearnsWhereTheSpotIs(String aggregation, String split) throws Exception {
        try (Simulation fleet = simulation(aggregation, split, 2)) {
            Round round = fleet.round();
            double first = round.evaluation().loss();
            for (int i = 0; i < 25; i++) {
                round = fleet.round();
            }
            assertThat(round.number()).isEqualTo(26);
            assertThat(round.refused()).isEmpty();
            assertThat(round.evaluation().loss()).isLessThan(first);
            assertThat(round.evaluation().accuracy()).isGreaterThan(0.8);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        assertThat(afterThreeRounds(1)).isEqualTo(afterThreeRounds(3));
    }

    private static byte[] afterThreeRounds(int threads) throws Exception {
        try (Simulation fleet = simulation("scaffold:clients=12", "iid", threads)) {
            fleet.round();
            fleet.round();
            fleet.round();
            return fleet.model().bytes();
        }
    }

    private static Simulation simulation(String aggregation, String split, int threads) throws Exception {
        OnnxGraph model =
                Architecture.parse("mlp:16").build(EXAMPLES.shape(), EXAMPLES.classes(), Shuffle.random(3, 0));
        List<Examples> fleet = Split.parse(split).among(CLIENTS, EXAMPLES, 5);
        FederationSettings settings =
                new FederationSettings(Aggregations.parse(aggregation), 0.5, new LocalWork(2, 10, 0.05), 9, threads);
        return new Simulation(model, fleet, VALIDATION, settings, SessionSettings.TRAINING);
    }
}
