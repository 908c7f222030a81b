package io.skerry.operator.status;

/** Why a resource is in its state: every {@code reason} that a condition or an Event of the operator can have. */
public enum Reason {
    /** All workers run. */
    WORKERS_RUNNING("WorkersRunning"),
    /** Workers are made, moved or replaced. */
    WORKERS_STARTING("WorkersStarting"),
    /** A worker's pod cannot run; the message has the pod's own reason. */
    WORKER_FAILED("WorkerFailed"),
    /** The resource exists, and what it says is usable. */
    ACCEPTED("Accepted"),
    /** A Model that is referred to does not exist. */
    MODEL_NOT_FOUND("ModelNotFound"),
    /** A Dataset that is referred to does not exist. */
    DATASET_NOT_FOUND("DatasetNotFound"),
    /** A Secret that is referred to does not exist. */
    SECRET_NOT_FOUND("SecretNotFound"),
    /** A Secret lacks something. */
    INVALID_SECRET("InvalidSecret"),
    /** A URL cannot be used. */
    INVALID_URL("InvalidUrl"),
    /** Something else in the spec cannot be carried out. */
    INVALID_SPEC("InvalidSpec"),
    /** The node that is named does not exist. */
    NODE_NOT_FOUND("NodeNotFound"),
    /** The node that a worker is bound to is away. */
    NODE_NOT_READY("NodeNotReady"),
    /** No node has the labels that a worker asks for. */
    NO_MATCHING_NODE("NoMatchingNode"),
    /** The edge has not been heard for a while; it works on by its last plan. */
    NODE_NOT_HEARD("NodeNotHeard"),
    /** The edge has not acknowledged its newest plan yet. */
    PLAN_PENDING("PlanPending"),
    /** The edge refuses its plan; the message has the edge's own words. */
    PLAN_REFUSED("PlanRefused"),
    /** The edge works by the plan and has not loaded the model yet. */
    MODEL_LOADING("ModelLoading"),
    /** The edge cannot load the model; the message has the edge's own words. */
    MODEL_FAILED("ModelFailed"),
    /** This version has no controller for the kind. */
    CONTROLLER_NOT_IN_THIS_VERSION("ControllerNotInThisVersion"),
    /** The operator met something that it does not understand; its log says more. */
    INTERNAL_ERROR("InternalError");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** As conditions and Events have it. */
    public String text() {
        return text;
    }
}
