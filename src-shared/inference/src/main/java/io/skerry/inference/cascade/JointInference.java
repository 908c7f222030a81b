package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline: shallow model, miner, then the answer, or for a hard example the deep model and the store of hard examples at the
 * same time. Thread-safe if its parts are; {@link #infer} blocks until the answer stands, at most until the deadline.
 *
 * <p>The order is Sedna's {@code inference-then-mining} (JointInference.inference in Sedna's library), without its blocking retries:
 * the deep model has until the deadline, then the edge's verdict stands.
 */
public final class JointInference {

    /** Kept of the deadline for waking up and handing over the answer; of a short deadline, a twentieth. */
    private static final long ANSWERING_NANOS = 2_000_000;

    private final ShallowModel shallow;
    private final Mining mining;
    private final DeepModel deep;
    private final HardExamples examples;
    private final Supplier<UUID> ids;
    private final long deadlineNanos;

    /**
     * A pipeline of these parts.
     *
     * @param ids one new id per hard example
     * @param deadline from the call of {@link #infer} to its return
     */
    public JointInference(
            ShallowModel shallow,
            Mining mining,
            DeepModel deep,
            HardExamples examples,
            Supplier<UUID> ids,
            Duration deadline) {
        this.shallow = shallow;
        this.mining = mining;
        this.deep = deep;
        this.examples = examples;
        this.ids = ids;
        this.deadlineNanos = deadline.toNanos() - Math.min(ANSWERING_NANOS, deadline.toNanos() / 20);
    }

    /** Answers one example. Bad input throws what the shallow model throws for it; nothing else does. */
    public Answer infer(Example example) {
        long start = System.nanoTime();
        ShallowModel.Scored scored = shallow.predict(example);
        Classification scores = scored.scores();
        Verdict edge = scored.verdict();
        Mining.Result found = mining.look(scores, example.byteSize());
        UUID id = ids.get();
        if (found.finding() == Mining.Finding.EASY) {
            return new Answer(
                    id,
                    AnswerSource.EDGE,
                    "the shallow model is sure",
                    scores,
                    edge,
                    null,
                    found.hardness(),
                    null,
                    System.nanoTime() - start);
        }
        long deadline = start + deadlineNanos;
        CompletableFuture<HardExamples.Kept> keeping = examples.keep(id, example, edge);
        OffloadOutcome outcome = found.finding() == Mining.Finding.HARD_OVER_BUDGET
                ? new OffloadOutcome.OverBudget("the offload budget is used up")
                : await(
                        deep.ask(id, example, edge, deadline),
                        deadline,
                        new OffloadOutcome.Unanswered("the deep model did not answer in time"));
        Verdict cloud = outcome instanceof OffloadOutcome.Answered answered ? answered.verdict() : null;
        examples.conclude(id, edge, cloud);
        HardExamples.Kept kept = await(keeping, deadline, HardExamples.Kept.UNKNOWN);
        return conclude(id, outcome, scores, edge, cloud, found.hardness(), kept, System.nanoTime() - start);
    }

    private static Answer conclude(
            UUID id,
            OffloadOutcome outcome,
            Classification scores,
            Verdict edge,
            @Nullable Verdict cloud,
            double hardness,
            HardExamples.Kept kept,
            long nanos) {
        AnswerSource source = switch (outcome) {
            case OffloadOutcome.Answered _ -> AnswerSource.CLOUD;
            case OffloadOutcome.Unanswered _ -> AnswerSource.EDGE_TIMEOUT;
            case OffloadOutcome.Offline _ -> AnswerSource.EDGE_OFFLINE;
            case OffloadOutcome.OverBudget _ -> AnswerSource.EDGE_BUDGET;
        };
        String reason = switch (outcome) {
            case OffloadOutcome.Answered _ -> "the example is hard, the deep model answered";
            case OffloadOutcome.Unanswered(String why) -> why;
            case OffloadOutcome.Offline(String why) -> why;
            case OffloadOutcome.OverBudget(String why) -> why;
        };
        return new Answer(id, source, reason, scores, edge, cloud, hardness, kept, nanos);
    }

    /** The future's value; {@code late} if there is none by the deadline, the thread is interrupted or the future failed. */
    private static <T> T await(CompletableFuture<T> future, long deadline, T late) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late;
        }
    }
}
