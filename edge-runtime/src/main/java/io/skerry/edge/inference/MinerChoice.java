package io.skerry.edge.inference;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.inference.predict.ManifestCalibration;
import io.skerry.mining.ClassScores;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskPoint;
import io.skerry.mining.calibration.Temperature;
import io.skerry.onnx.ModelManifest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The miner that a plan names, made for the model that serves: it may need the model's calibration, or its logits.
 *
 * @param random shared by the threads that ask the miner
 */
record MinerChoice(ServiceName service, HardExampleMining wanted, RandomGenerator random) {

    private static final Logger LOG = Logger.getLogger(MinerChoice.class);

    /** As good as a calibration can be: with it, whatever a miner refuses is the plan's fault. */
    private static final Calibration PERFECT =
            new Calibration(Temperature.NONE.value(), 0, 0, Integer.MAX_VALUE, List.of(new RiskPoint(0, 1, 0)));

    /**
     * Refuses what no model can mend, and warns of parameters that the miner does not know.
     *
     * @throws InvalidPlanException if there is no such miner, or it cannot have these parameters
     */
    void check() {
        try {
            Miners.create(wanted.name(), wanted.parameters(), random, PERFECT);
            Set<String> unknown = Miners.unknownParameters(wanted.name(), wanted.parameters());
            if (!unknown.isEmpty()) {
                LOG.warnf("%s: the miner %s ignores the parameters %s", service, wanted.name(), unknown);
            }
        } catch (InvalidMinerException e) {
            throw new InvalidPlanException(service + ": " + e.getMessage(), e);
        }
    }

    /**
     * The miner for a model.
     *
     * @throws InvalidMinerException if this model lacks what the miner needs
     */
    Miner miner(ModelManifest model) throws InvalidMinerException {
        Calibration calibration = ManifestCalibration.of(model).orElse(null);
        Miner miner = Miners.create(wanted.name(), wanted.parameters(), random, calibration);
        try {
            miner.look(sample(model));
        } catch (IllegalArgumentException e) {
            throw new InvalidMinerException(String.valueOf(e.getMessage()));
        }
        miner.warning().ifPresent(warning -> LOG.warnf("%s: %s", service, warning));
        return miner;
    }

    /** Scores of the kind that the model gives. */
    private static ClassScores sample(ModelManifest model) {
        double[] zeros = new double[model.labels().size()];
        if (model.output().postprocess() == ModelManifest.Postprocess.SOFTMAX) {
            return ClassScores.ofLogits(zeros, Temperature.NONE);
        }
        Arrays.fill(zeros, 1.0 / zeros.length);
        return ClassScores.ofProbabilities(zeros);
    }
}
