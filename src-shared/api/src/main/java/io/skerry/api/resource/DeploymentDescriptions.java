package io.skerry.api.resource;

/** Descriptions of a Deployment's fields. */
public final class DeploymentDescriptions {

    public static final String REPLICAS = "How many workers; 1 if left out.";
    public static final String SELECTOR = "Required, as in a Deployment; the workers are found by labels of their own.";
    public static final String STRATEGY = "How old workers are replaced by new ones.";
    public static final String MIN_READY_SECONDS = "Seconds that a new worker must be ready before it counts.";
    public static final String REVISION_HISTORY_LIMIT = "How many old ReplicaSets are kept.";
    public static final String PAUSED = "Whether changes wait.";
    public static final String PROGRESS_DEADLINE_SECONDS = "Seconds after which a change without progress has failed.";

    private DeploymentDescriptions() {}
}
