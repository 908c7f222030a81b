package io.skerry.edge.inference;

import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.observe.ServiceObserver;
import io.skerry.edge.offload.Offloader;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.JointInference;
import io.skerry.inference.predict.Example;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service at work on this node. */
public final class HostedService {

    private final ServiceAssignment assignment;
    private final ModelSlot slot;
    private final ModelFollower miner;
    private final JointInference pipeline;
    private final @Nullable Offloader offloader;
    private final ServiceObserver observer;

    HostedService(
            ServiceAssignment assignment,
            ModelSlot slot,
            ModelFollower miner,
            JointInference pipeline,
            @Nullable Offloader offloader,
            ServiceObserver observer) {
        this.assignment = assignment;
        this.slot = slot;
        this.miner = miner;
        this.pipeline = pipeline;
        this.offloader = offloader;
        this.observer = observer;
    }

    /** Answers one example; blocks until the answer stands, at most until the service's deadline. */
    public Answer infer(Example example) {
        Answer answer = pipeline.infer(example);
        observer.answered(answer, example);
        return answer;
    }

    public ServiceName name() {
        return assignment.id();
    }

    public ServiceAssignment assignment() {
        return assignment;
    }

    /** Whether a model answers. */
    public boolean ready() {
        return slot.state().serving() != null;
    }

    /** The slot of its model. */
    public ModelSlot slot() {
        return slot;
    }

    /** What tells its hard examples, or why nothing does. */
    public String miner() {
        return miner.description();
    }

    /** Another model may serve now. */
    void modelChanged() {
        miner.follow();
    }

    /** Whether its deep model still owes an answer. */
    boolean asking() {
        return offloader != null && offloader.known() > 0;
    }

    Optional<Offloader> offloader() {
        return Optional.ofNullable(offloader);
    }
}
