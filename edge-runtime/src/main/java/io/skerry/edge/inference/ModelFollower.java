package io.skerry.edge.inference;

import io.skerry.edge.model.LoadedModel;
import io.skerry.edge.model.ModelLease;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.model.NoModelException;
import io.skerry.mining.InvalidMinerException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps a service's miner in step with the model that serves. */
final class ModelFollower {

    private static final Logger LOG = Logger.getLogger(ModelFollower.class);

    private final ModelSlot slot;
    private final MinerChoice choice;
    private final BudgetedMining mining;
    private @Nullable LoadedModel followed;
    private String description;

    ModelFollower(ModelSlot slot, MinerChoice choice, BudgetedMining mining) {
        this.slot = slot;
        this.choice = choice;
        this.mining = mining;
        this.description = choice.wanted().name() + ", once there is a model";
    }

    /** Makes the miner anew if another model serves now. */
    synchronized void follow() {
        try (ModelLease lease = slot.lease()) {
            if (!lease.model().equals(followed)) {
                followed = lease.model();
                use(lease);
            }
        } catch (NoModelException e) {
            LOG.debugf("%s: no model to follow", choice.service());
        }
    }

    private void use(ModelLease lease) {
        try {
            mining.use(choice.miner(lease.predictor().manifest()));
            description = choice.wanted().name();
        } catch (InvalidMinerException e) {
            mining.use(null);
            description = "none: " + e.getMessage();
            LOG.warnf(
                    "%s: no example is hard while %s serves: %s",
                    choice.service(), lease.model().name(), e.getMessage());
        }
    }

    /** The miner's name, or why there is none. */
    synchronized String description() {
        return description;
    }
}
