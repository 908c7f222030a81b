package io.skerry.operator.status;

/** Why a resource is in its state: every {@code reason} that a condition or an Event of the operator can have. */
public enum Reason {
    /** All workers run. */
    WORKERS_RUNNING("WorkersRunning", Kind.NORMAL),
    /** Workers are made, moved or replaced. */
    WORKERS_STARTING("WorkersStarting", Kind.NORMAL),
    /** A worker's pod cannot run; the message has the pod's own reason. */
    WORKER_FAILED("WorkerFailed", Kind.TROUBLE),
    /** The resource exists, and what it says is usable. */
    ACCEPTED("Accepted", Kind.NORMAL),
    /** A Model that is referred to does not exist. */
    MODEL_NOT_FOUND("ModelNotFound", Kind.TROUBLE),
    /** A Dataset that is referred to does not exist. */
    DATASET_NOT_FOUND("DatasetNotFound", Kind.TROUBLE),
    /** A Secret that is referred to does not exist. */
    SECRET_NOT_FOUND("SecretNotFound", Kind.TROUBLE),
    /** A Secret lacks something. */
    INVALID_SECRET("InvalidSecret", Kind.TROUBLE),
    /** Kubernetes does not let the operator do what it has to. */
    FORBIDDEN("Forbidden", Kind.TROUBLE),
    /** A URL cannot be used. */
    INVALID_URL("InvalidUrl", Kind.TROUBLE),
    /** Something else in the spec cannot be carried out. */
    INVALID_SPEC("InvalidSpec", Kind.TROUBLE),
    /** The node that is named does not exist. */
    NODE_NOT_FOUND("NodeNotFound", Kind.TROUBLE),
    /** The node that a worker is bound to is away. */
    NODE_NOT_READY("NodeNotReady", Kind.TROUBLE),
    /** No node has the labels that a worker asks for. */
    NO_MATCHING_NODE("NoMatchingNode", Kind.TROUBLE),
    /** The edge has not been heard for a while; it works on by its last plan. */
    NODE_NOT_HEARD("NodeNotHeard", Kind.TROUBLE),
    /** The edge has not acknowledged its newest plan yet. */
    PLAN_PENDING("PlanPending", Kind.NORMAL),
    /** The edge refuses its plan; the message has the edge's own words. */
    PLAN_REFUSED("PlanRefused", Kind.TROUBLE),
    /** The edge's plan does not fit into one message of the link; it works on by the one before. */
    PLAN_TOO_LARGE("PlanTooLarge", Kind.TROUBLE),
    /** The edge works by the plan and has not loaded the model yet. */
    MODEL_LOADING("ModelLoading", Kind.NORMAL),
    /** The edge cannot load the model; the message has the edge's own words. */
    MODEL_FAILED("ModelFailed", Kind.TROUBLE),
    /** This version has no controller for the kind. */
    CONTROLLER_NOT_IN_THIS_VERSION("ControllerNotInThisVersion", Kind.TROUBLE),
    /** The operator met something that it does not understand; its log says more. */
    INTERNAL_ERROR("InternalError", Kind.TROUBLE);

    private enum Kind {
        NORMAL,
        TROUBLE
    }

    private final String text;
    private final Kind kind;

    Reason(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** As conditions and Events have it. */
    public String text() {
        return text;
    }

    /** Whether it is something that people want to be warned of. */
    public boolean isTrouble() {
        return kind == Kind.TROUBLE;
    }
}
