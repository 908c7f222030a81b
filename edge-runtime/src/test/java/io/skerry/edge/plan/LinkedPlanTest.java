package io.skerry.edge.plan;

import static io.skerry.edge.plan.PlanFrames.frame;
import static io.skerry.edge.plan.PlanFrames.packed;
import static io.skerry.edge.plan.PlanFrames.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedPlanTest {

    @TempDir
    Path folder;

    private final List<NodePlan> applied = new ArrayList<>();
    private final List<PlanAck> acks = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private Consumer<NodePlan> apply = applied::add;
    private LinkedPlan plan;

    @BeforeEach
    void start() throws IOException {
        plan = new LinkedPlan(folder.resolve("plan"), next -> apply.accept(next), work::add);
        plan.start();
    }

    private PlanAck offer(Plan frame) {
        plan.offer(frame, acks::add);
        work.remove().run();
        return acks.getLast();
    }

    private Path file() {
        return folder.resolve("plan/plan.json");
    }

    private static PlanAck accepted(Plan frame) {
        return new PlanAck(frame.generation(), frame.digest(), true, null);
    }

    private void assertRefused(Plan frame, String why) {
        List<NodePlan> before = List.copyOf(applied);
        String digest = plan.state().digest();
        PlanAck ack = offer(frame);
        assertThat(ack.accepted()).isFalse();
        assertThat(ack.generation()).isEqualTo(frame.generation());
        assertThat(ack.digest()).isEqualTo(frame.digest());
        assertThat(ack.reason()).contains(why);
        assertThat(plan.state().refusal()).isEqualTo(ack.reason());
        assertThat(plan.state().digest()).isEqualTo(digest);
        assertThat(applied).isEqualTo(before);
    }

    @Test
    void aPlanIsAppliedKeptAndAcknowledged() throws IOException {
        assertThat(offer(packed(plan(1, "a")))).isEqualTo(accepted(frame(plan(1, "a"))));

        assertThat(applied).containsExactly(plan(1, "a"));
        start();
        assertThat(applied).containsExactly(plan(1, "a"), plan(1, "a"));
        assertThat(plan.state().digest()).isEqualTo(frame(plan(1, "a")).digest());
    }

    @Test
    void theSamePlanIsAcknowledgedAgainAndNotAppliedAgainAlsoAfterARestart() throws IOException {
        offer(frame(plan(1, "a")));
        assertThat(offer(frame(plan(1, "a")))).isEqualTo(acks.getFirst());
        assertThat(applied).hasSize(1);

        start();
        applied.clear();

        assertThat(offer(frame(plan(1, "a")))).isEqualTo(acks.getFirst());
        assertThat(applied).isEmpty();
    }

    @Test
    void olderPlansOthersOfTheSameGenerationAndDamagedOnesAreRefusedWithTheReason() {
        offer(frame(plan(7, "a")));
        Plan eight = frame(plan(8, "b"));

        assertRefused(frame(plan(6, "a")), "has generation 6, the applied one has 7");
        assertRefused(frame(plan(7, "b")), "same generation 7");
        assertRefused(new Plan(8, frame(plan(8, "a")).digest(), eight.payload()), "damaged or mixed up");
        assertRefused(frame(8, eight.digest(), "gzip", new byte[] {1, 2, 3}), "cannot be unpacked");
        byte[] garbage = {'{'};
        assertRefused(frame(8, DigestedPlan.digest(garbage), null, garbage), "the plan is not valid");

        assertThat(plan.state().refused()).isEqualTo(5);
        assertThat(offer(eight)).isEqualTo(accepted(eight));
        assertThat(plan.state().refusal()).isNull();
    }

    @Test
    void aPlanThatCannotBeAppliedIsNotKeptAndTheOldOneAppliesAfterARestart() throws IOException {
        offer(frame(plan(1, "a")));
        apply = _ -> {
            throw new InvalidPlanException("there is no hard example miner 'Guess'");
        };
        assertRefused(frame(plan(2, "b")), "no hard example miner 'Guess'");

        apply = applied::add;
        start();

        assertThat(applied).endsWith(plan(1, "a"));
    }

    @Test
    void aPlanThatCannotBeWrittenIsRefusedAndNotApplied() throws IOException {
        offer(frame(plan(1, "a")));
        Files.createDirectory(folder.resolve("plan/plan.json.new"));

        assertRefused(frame(plan(2, "b")), "cannot be kept on this node's disk");
    }

    @Test
    void aPlanThatCannotTakeItsPlaceOnTheDiskIsTakenBack() throws IOException {
        offer(frame(plan(1, "a")));
        Files.delete(file());
        Files.createDirectories(file().resolve("in the way"));

        assertThat(offer(frame(plan(2, "b"))).reason()).contains("cannot be kept");

        assertThat(applied).containsExactly(plan(1, "a"), plan(2, "b"), plan(1, "a"));
        assertThat(plan.state().generation()).isEqualTo(1);
    }

    @Test
    void theFileThatIsKeptCanBeGivenToTheNodeAsAFile() throws IOException {
        offer(frame(plan(1, "a")));

        assertThat(PlanJson.read(Files.readAllBytes(file()))).isEqualTo(plan(1, "a"));
        assertThat(Files.readAllLines(file()).getFirst())
                .isEqualTo("// " + frame(plan(1, "a")).digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFileThatIsDamagedAnywhereIsPutAsideAndTheNodeWaitsForItsPlan(int seed) throws IOException {
        Random random = new Random(seed);
        offer(frame(plan(1, "a")));
        byte[] bytes = Files.readAllBytes(file());
        byte[] damaged = random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        if (damaged.length == bytes.length) {
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file(), damaged);
        applied.clear();

        start();

        assertThat(applied).isEmpty();
        assertThat(plan.state()).isEqualTo(PlanState.NONE);
        assertThat(folder.resolve("plan/plan.json.damaged")).hasBinaryContent(damaged);
        assertThat(file()).doesNotExist();
        assertThat(offer(frame(plan(1, "a"))).accepted()).isTrue();
    }

    @Test
    void aKeptPlanThatThisVersionCannotApplyIsSaidAndStaysForTheNextVersion() throws IOException {
        offer(frame(plan(1, "a")));
        apply = _ -> {
            throw new InvalidPlanException("there is no hard example miner 'Margin'");
        };

        start();

        assertThat(plan.state().refusal()).contains("no hard example miner");
        assertThat(file()).exists();
    }

    @Test
    void ofPlansThatComeWhileOneIsInWorkOnlyTheLastCounts() {
        plan.offer(frame(plan(1, "a")), acks::add);
        for (int generation = 2; generation <= 5; generation++) {
            plan.offer(frame(plan(generation, "a")), acks::add);
        }

        assertThat(work).hasSize(1);
        work.remove().run();

        assertThat(acks).containsExactly(accepted(frame(plan(5, "a"))));
        assertThat(applied).containsExactly(plan(5, "a"));
    }

    @Test
    void aPlanThatComesWhileTheNodeStopsIsNotLookedAt() throws IOException {
        LinkedPlan stopping = new LinkedPlan(folder, next -> apply.accept(next), _ -> {
            throw new RejectedExecutionException();
        });

        stopping.offer(frame(plan(1, "a")), acks::add);

        assertThat(acks).isEmpty();
    }
}
