package io.skerry.edge.inference;

import io.skerry.api.plan.Budget;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.offload.Offloader;
import io.skerry.edge.samples.SpooledExamples;
import io.skerry.inference.cascade.DeepModel;
import io.skerry.inference.cascade.HardExamples;
import io.skerry.inference.cascade.JointInference;
import io.skerry.link.Intake;
import io.skerry.mining.budget.OffloadBudget;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a service together from its assignment and what the node has. */
final class ServiceFactory {

    private final NodeParts parts;

    ServiceFactory(NodeParts parts) {
        this.parts = parts;
    }

    HostedService create(ServiceAssignment assignment) {
        ModelSlot slot = parts.models().offer(assignment.id(), assignment.model());
        follow(assignment);
        BudgetedMining mining = new BudgetedMining(budget(assignment.hardExampleMining()), System::nanoTime);
        ModelFollower miner = new ModelFollower(slot, choice(assignment), mining);
        @Nullable Offloader offloader = offloader(assignment);
        JointInference pipeline = new JointInference(
                new SlotModel(slot),
                mining,
                offloader == null ? DeepModel.none() : offloader,
                examples(assignment),
                parts.envelopes()::id,
                assignment.deadline());
        return new HostedService(
                assignment, slot, miner, pipeline, offloader, parts.observer().service(assignment.id()));
    }

    private void follow(ServiceAssignment assignment) {
        EdgeLink link = parts.link();
        if (link != null) {
            needs(assignment).forEach(intake -> link.follow(assignment.id(), intake));
        }
    }

    /** Which workers in the cloud the service has to do with. */
    static Set<Intake> needs(ServiceAssignment assignment) {
        Set<Intake> needs = EnumSet.noneOf(Intake.class);
        if (assignment.offload() != null) {
            needs.add(Intake.OFFLOAD);
        }
        if (keepsExamples(assignment)) {
            needs.add(Intake.SAMPLES);
        }
        return needs;
    }

    private static boolean keepsExamples(ServiceAssignment assignment) {
        return assignment.samples() != null && assignment.samples().keep();
    }

    /** {@link Random} may be shared by threads; the JDK's default generator may not. */
    static MinerChoice choice(ServiceAssignment assignment) {
        return new MinerChoice(assignment.id(), assignment.hardExampleMining(), new Random());
    }

    /** EdgeOnly means it: no budget makes it ask the deep model. */
    static OffloadBudget budget(HardExampleMining mining) {
        Budget budget = mining.budget();
        if (budget == null || mining.name().startsWith("EdgeOnly")) {
            return OffloadBudget.unlimited();
        }
        return budget.share() != null
                ? OffloadBudget.share(budget.share())
                : OffloadBudget.bytesPerHour(Objects.requireNonNull(budget.bytesPerHour()));
    }

    private HardExamples examples(ServiceAssignment assignment) {
        return keepsExamples(assignment)
                ? new SpooledExamples(assignment.id(), parts.spool(), parts.clock())
                : HardExamples.none();
    }

    private @Nullable Offloader offloader(ServiceAssignment assignment) {
        EdgeLink link = parts.link();
        if (link == null || assignment.offload() == null) {
            return null;
        }
        return new Offloader(
                assignment.id(),
                assignment.offload(),
                link,
                parts.heartbeats(),
                parts.envelopes(),
                parts.timer(),
                parts.observer().service(assignment.id()).offload());
    }
}
