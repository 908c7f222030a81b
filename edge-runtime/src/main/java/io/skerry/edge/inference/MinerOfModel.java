package io.skerry.edge.inference;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.inference.predict.ManifestCalibration;
import io.skerry.inference.predict.Predictor;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.calibration.Calibration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Makes the miner that a plan names for the model that serves; a miner may need the model's calibration. */
final class MinerOfModel {

    private static final Logger LOG = Logger.getLogger(MinerOfModel.class);

    private final HardExampleMining mining;
    private final RandomGenerator random;

    MinerOfModel(HardExampleMining mining, RandomGenerator random) {
        this.mining = mining;
        this.random = random;
    }

    /** The miner; if this model cannot have it, one that finds nothing hard, and a warning. */
    Miner create(Predictor model) {
        try {
            Calibration calibration = ManifestCalibration.of(model.manifest()).orElse(null);
            return Miners.create(mining.name(), mining.parameters(), random, calibration);
        } catch (InvalidMinerException e) {
            LOG.warnf("%s: %s; until then no example is hard", model.name(), e.getMessage());
            return none();
        }
    }

    /** A miner that finds nothing hard. */
    Miner none() {
        try {
            return Miners.create("EdgeOnly", Map.of(), RandomGenerator.getDefault(), null);
        } catch (InvalidMinerException e) {
            throw new IllegalStateException(e);
        }
    }
}
