package io.skerry.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.Budget;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.inference.cascade.Mining.Finding;
import io.skerry.inference.predict.Classification;
import io.skerry.mining.ClassScores;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.budget.OffloadBudget;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetedMiningTest {

    private static final Classification UNSURE =
            Classification.of(ClassScores.ofProbabilities(0.5, 0.5), List.of("dark", "bright"));

    @Test
    void withoutAMinerNothingIsHardWhateverTheBudget() {
        BudgetedMining mining = new BudgetedMining(OffloadBudget.share(0.9), () -> 0);

        for (int i = 0; i < 100; i++) {
            assertThat(mining.look(UNSURE, 100).finding()).isEqualTo(Finding.EASY);
        }
    }

    @Test
    void theMinerMayBeReplacedAndTakenAway() throws InvalidMinerException {
        BudgetedMining mining = new BudgetedMining(OffloadBudget.unlimited(), () -> 0);

        mining.use(miner("CloudOnly"));
        assertThat(mining.look(UNSURE, 100).finding()).isEqualTo(Finding.HARD);
        mining.use(miner("EdgeOnly"));
        assertThat(mining.look(UNSURE, 100).finding()).isEqualTo(Finding.EASY);
        mining.use(null);
        assertThat(mining.look(UNSURE, 100).finding()).isEqualTo(Finding.EASY);
    }

    @Test
    void theBudgetIsAskedAtTheTimeOfTheClockAndWithTheBytes() throws InvalidMinerException {
        BudgetedMining mining = new BudgetedMining(OffloadBudget.bytesPerHour(1), () -> 0);
        mining.use(miner("CloudOnly"));

        assertThat(mining.look(UNSURE, 1_000_000).finding()).isEqualTo(Finding.HARD_OVER_BUDGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdgeOnly", "EdgeOnlyFilter"})
    void edgeOnlyOffloadsNothingWhateverItsBudget(String name) throws InvalidMinerException {
        HardExampleMining wanted = new HardExampleMining(name, Map.of(), new Budget(0.5, null));
        BudgetedMining mining = new BudgetedMining(ServiceFactory.budget(wanted), () -> 0);
        mining.use(miner(name));

        for (int i = 0; i < 1_000; i++) {
            assertThat(mining.look(UNSURE, 100).finding()).isEqualTo(Finding.EASY);
        }
    }

    private static Miner miner(String name) throws InvalidMinerException {
        return Miners.create(name, Map.of(), new Random(1), null);
    }
}
