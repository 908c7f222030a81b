package io.skerry.inference.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.inference.cascade.HardExamples.Kept;
import io.skerry.inference.cascade.Mining.Finding;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.TensorExample;
import io.skerry.mining.ClassScores;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointInferenceTest {

    private static final Example EXAMPLE = new TensorExample("image", Tensor.of(new long[] {1, 2}, 1, 2));
    private static final UUID ID = new UUID(1, 2);
    private static final Verdict CLOUD = new Verdict(7, "dog", 0.99, "deep:1");
    private static final ShallowModel SHALLOW = _ -> new ShallowModel.Scored(
            Classification.of(ClassScores.ofProbabilities(0.4, 0.6), List.of("bird", "cat")), "shallow:1");
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Keeper keeper = new Keeper(CompletableFuture.completedFuture(Kept.STORED));
    private final List<UUID> asked = new ArrayList<>();

    @Test
    void anEasyExampleIsAnsweredByTheEdgeAndNothingElseHappens() {
        Answer answer = joint(Finding.EASY, answering(new OffloadOutcome.Answered(CLOUD)), LONG)
                .infer(EXAMPLE);

        assertThat(answer.source()).isEqualTo(AnswerSource.EDGE);
        assertThat(answer.verdict()).isEqualTo(new Verdict(1, "cat", 0.6, "shallow:1"));
        assertThat(answer.edgeScores().labels()).containsExactly("bird", "cat");
        assertThat(answer.hard()).isFalse();
        assertThat(answer.kept()).isNull();
        assertThat(answer.hardness()).isEqualTo(0.25);
        assertThat(answer.nanos()).isPositive();
        assertThat(asked).isEmpty();
        assertThat(keeper.events).isEmpty();
    }

    @Test
    void aHardExampleIsAnsweredByTheCloudAndKept() {
        Answer answer = joint(Finding.HARD, answering(new OffloadOutcome.Answered(CLOUD)), LONG)
                .infer(EXAMPLE);

        assertThat(answer.source()).isEqualTo(AnswerSource.CLOUD);
        assertThat(answer.verdict()).isEqualTo(CLOUD);
        assertThat(answer.edge().label()).isEqualTo("cat");
        assertThat(answer.hard()).isTrue();
        assertThat(answer.kept()).isEqualTo(Kept.STORED);
        assertThat(answer.id()).isEqualTo(ID);
        assertThat(asked).containsExactly(ID);
        assertThat(keeper.events).containsExactly("keep cat", "conclude cat dog");
    }

    @Test
    void withoutAnAnswerTheEdgesVerdictStands() {
        Answer answer = joint(Finding.HARD, answering(new OffloadOutcome.Unanswered("it is busy")), LONG)
                .infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_TIMEOUT, "it is busy");
        assertThat(keeper.events).containsExactly("keep cat", "conclude cat null");
    }

    @Test
    void whileTheCloudIsNotHeardTheEdgesVerdictStandsAndTheExampleIsKept() {
        Answer answer = joint(Finding.HARD, answering(new OffloadOutcome.Offline("the link is down")), LONG)
                .infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_OFFLINE, "the link is down");
        assertThat(answer.kept()).isEqualTo(Kept.STORED);
    }

    @Test
    void overTheMinersBudgetTheDeepModelIsNotAskedButTheExampleIsKept() {
        Answer answer = joint(Finding.HARD_OVER_BUDGET, answering(new OffloadOutcome.Answered(CLOUD)), LONG)
                .infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_BUDGET, "the offload budget is used up");
        assertThat(asked).isEmpty();
        assertThat(answer.kept()).isEqualTo(Kept.STORED);
    }

    @Test
    void theDeepModelMayHaveABudgetOfItsOwn() {
        Answer answer = joint(Finding.HARD, answering(new OffloadOutcome.OverBudget("8 are in flight")), LONG)
                .infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_BUDGET, "8 are in flight");
    }

    @Test
    void aDeepModelThatNeverAnswersCostsNoMoreThanTheDeadline() {
        DeepModel silent = (id, example, edge, deadline) -> new CompletableFuture<>();

        Answer answer = joint(Finding.HARD, silent, SHORT).infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_TIMEOUT, "did not answer in time");
        assertThat(answer.nanos()).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(keeper.events).containsExactly("keep cat", "conclude cat null");
    }

    @Test
    void aStoreThatNeverSaysCostsNoMoreThanTheDeadline() {
        Keeper slow = new Keeper(new CompletableFuture<>());
        JointInference joint = new JointInference(
                SHALLOW, mining(Finding.HARD), answering(new OffloadOutcome.Answered(CLOUD)), slow, () -> ID, SHORT);

        Answer answer = joint.infer(EXAMPLE);

        assertThat(answer.source()).isEqualTo(AnswerSource.CLOUD);
        assertThat(answer.kept()).isEqualTo(Kept.UNKNOWN);
    }

    @Test
    void aDeepModelThatFailsAgainstItsPromiseLeavesTheEdgesVerdict() {
        DeepModel failing =
                (id, example, edge, deadline) -> CompletableFuture.failedFuture(new IllegalStateException("broken"));

        Answer answer = joint(Finding.HARD, failing, LONG).infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_TIMEOUT, "did not answer");
    }

    @Test
    void anInterruptedThreadGetsTheEdgesVerdictAndStaysInterrupted() {
        DeepModel silent = (id, example, edge, deadline) -> new CompletableFuture<>();
        Thread.currentThread().interrupt();

        Answer answer = joint(Finding.HARD, silent, LONG).infer(EXAMPLE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.source()).isEqualTo(AnswerSource.EDGE_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void theDeepModelIsToldTheDeadlineLessWhatHandingOverTheAnswerTakes(long millis) {
        List<Long> deadlines = new ArrayList<>();
        DeepModel noting = (id, example, edge, deadline) -> {
            deadlines.add(deadline);
            return CompletableFuture.completedFuture(new OffloadOutcome.Offline("noted"));
        };
        long before = System.nanoTime();
        joint(Finding.HARD, noting, Duration.ofMillis(millis)).infer(EXAMPLE);
        long after = System.nanoTime();

        long allowed = Duration.ofMillis(millis).toNanos() - Math.min(2_000_000, millis * 50_000);
        assertThat(deadlines).hasSize(1);
        assertThat(deadlines.getFirst() - before).isGreaterThanOrEqualTo(allowed);
        assertThat(after - deadlines.getFirst()).isGreaterThanOrEqualTo(-allowed);
    }

    @Test
    void badInputIsTheCallersAndIsNeverOffloaded() {
        ShallowModel refusing = _ -> {
            throw new TensorException("no");
        };
        JointInference joint = new JointInference(
                refusing, mining(Finding.HARD), answering(new OffloadOutcome.Answered(CLOUD)), keeper, () -> ID, LONG);

        assertThatThrownBy(() -> joint.infer(EXAMPLE)).isInstanceOf(TensorException.class);
        assertThat(asked).isEmpty();
        assertThat(keeper.events).isEmpty();
    }

    @Test
    void withoutADeepModelAndAStoreTheEdgeAnswersAlone() {
        JointInference joint = new JointInference(
                SHALLOW, mining(Finding.HARD), DeepModel.none(), HardExamples.none(), () -> ID, LONG);

        Answer answer = joint.infer(EXAMPLE);

        assertEdge(answer, AnswerSource.EDGE_OFFLINE, "no deep model");
        assertThat(answer.kept()).isEqualTo(Kept.DROPPED);
    }

    @Test
    void verdictsAgreeByLabelEvenIfTheModelsNumberTheirClassesDifferently() {
        assertThat(CLOUD.agreesWith(new Verdict(1, "dog", 0.5, "shallow:1"))).isTrue();
        assertThat(CLOUD.agreesWith(new Verdict(7, "cat", 0.5, "shallow:1"))).isFalse();
    }

    private static void assertEdge(Answer answer, AnswerSource source, String reason) {
        assertThat(answer.source()).isEqualTo(source);
        assertThat(answer.reason()).contains(reason);
        assertThat(answer.verdict()).isEqualTo(answer.edge());
        assertThat(answer.cloud()).isNull();
        assertThat(answer.hard()).isTrue();
    }

    private JointInference joint(Finding finding, DeepModel deep, Duration deadline) {
        return new JointInference(SHALLOW, mining(finding), deep, keeper, () -> ID, deadline);
    }

    private static Mining mining(Finding finding) {
        return (answer, bytes) -> new Mining.Result(finding, bytes == EXAMPLE.byteSize() ? 0.25 : Double.NaN);
    }

    private DeepModel answering(OffloadOutcome outcome) {
        return (id, example, edge, deadline) -> {
            asked.add(id);
            return CompletableFuture.completedFuture(outcome);
        };
    }

    private static final class Keeper implements HardExamples {
        private final List<String> events = new ArrayList<>();
        private final CompletableFuture<Kept> kept;

        Keeper(CompletableFuture<Kept> kept) {
            this.kept = kept;
        }

        @Override
        public CompletableFuture<Kept> keep(UUID id, Example example, Verdict edge) {
            events.add("keep " + edge.label());
            return kept;
        }

        @Override
        public void conclude(UUID id, Verdict edge, @Nullable Verdict cloud) {
            events.add("conclude " + edge.label() + " " + (cloud == null ? null : cloud.label()));
        }
    }
}
