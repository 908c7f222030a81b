package io.skerry.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<NodePlan> applied = new LinkedBlockingQueue<>();
    private Consumer<NodePlan> apply = applied::add;
    private Path file;
    private PlanFile plan;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("plan.json");
        plan = new PlanFile(file, next -> apply.accept(next));
    }

    @AfterEach
    void close() throws IOException {
        plan.close();
    }

    @Test
    void aPlanThatIsThereAtTheStartApplies() throws IOException {
        Files.write(file, PlanJson.write(plan(1, "a")));

        plan.start();

        assertThat(applied).containsExactly(plan(1, "a"));
        assertInForce(1);
    }

    @Test
    void withoutAFileThereIsNoPlanAndTheStateSaysWhatToDo() {
        plan.look();

        assertThat(plan.state().applied()).isNull();
        assertThat(plan.state().refusal()).contains("no such file").contains("--plan");
    }

    @Test
    void aFolderThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> new PlanFile(folder.resolve("nowhere/plan.json"), apply))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere/plan.json")
                .hasMessageContaining("create it, or correct --plan");
    }

    @Test
    void aHalfWrittenFileIsRefusedAndItsOtherHalfMakesItAPlan() throws IOException {
        byte[] whole = PlanJson.write(plan(1, "a"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        plan.look();
        assertThat(applied).isEmpty();
        assertThat(plan.state().refusal()).contains("the plan is not valid");

        Files.write(file, whole);
        plan.look();

        assertThat(applied).containsExactly(plan(1, "a"));
        assertThat(plan.state().refusal()).isNull();
    }

    @Test
    void anInvalidPlanIsRefusedWithTheFieldAndTheAppliedOneStays() throws IOException {
        look(PlanJson.write(plan(1, "a")));

        look("""
                {"apiVersion": "skerry.io/node-plan/v1", "generation": 2,
                 "services": [{"namespace": "default", "name": "A!", "model": {"url": "file:///m"}}]}""");

        assertStays(1, "name is 'A!', must be a DNS label");
    }

    @Test
    void anOlderGenerationIsRefused() throws IOException {
        look(PlanJson.write(plan(7, "a")));

        look(PlanJson.write(plan(6, "b")));

        assertStays(7, "has generation 6, the applied one has 7");
    }

    @Test
    void anotherPlanOfTheSameGenerationIsRefused() throws IOException {
        look(PlanJson.write(plan(7, "a")));

        look(PlanJson.write(plan(7, "b")));

        assertStays(7, "same generation 7: raise the generation");
    }

    @Test
    void thePlanThatAppliesMayComeBackAfterABadOne() throws IOException {
        look(PlanJson.write(plan(7, "a")));
        look("{");

        look(PlanJson.write(plan(7, "a")));

        assertInForce(7);
    }

    @Test
    void aFileThatDidNotChangeIsNotAppliedAgain() throws IOException {
        look(PlanJson.write(plan(1, "a")));

        plan.look();
        plan.look();

        assertThat(applied).hasSize(1);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        look(PlanJson.write(plan(1, "a")));

        look(" ".repeat(PlanJson.MAX_BYTES + 1));

        assertStays(1, "more than " + PlanJson.MAX_BYTES);
    }

    @Test
    void aPlanWhoseMinerIsUnknownIsRefusedByThoseWhoApplyIt() throws IOException {
        look(PlanJson.write(plan(1, "a")));
        apply = _ -> {
            throw new InvalidPlanException("there is no hard example miner 'Guess'");
        };

        look(PlanJson.write(plan(2, "a")));

        assertStays(1, "no hard example miner 'Guess'");
    }

    @Test
    void anUnforeseenFailureOfThoseWhoApplyItEndsNothing() throws IOException {
        apply = _ -> {
            throw new IllegalStateException("broken");
        };
        look(PlanJson.write(plan(1, "a")));
        assertThat(plan.state().refusal()).contains("broken");

        apply = applied::add;
        look(PlanJson.write(plan(2, "a")));

        assertThat(applied).containsExactly(plan(2, "a"));
    }

    @Test
    void aDeletedFileLeavesThePlanInForceAndMayComeBack() throws IOException {
        look(PlanJson.write(plan(1, "a")));
        Files.delete(file);
        plan.look();
        assertStays(1, "no such file");

        look(PlanJson.write(plan(1, "a")));

        assertInForce(1);
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws IOException {
        Files.createDirectory(file);

        plan.look();

        assertThat(plan.state().refusal()).contains("cannot be read");
    }

    @Test
    void aFileThatIsReplacedByARenameIsSeen() throws Exception {
        Files.write(file, PlanJson.write(plan(1, "a")));
        plan.start();
        assertThat(next()).isEqualTo(plan(1, "a"));

        Path elsewhere = Files.write(folder.resolve("plan.json.new"), PlanJson.write(plan(2, "b")));
        Files.move(elsewhere, file, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).isEqualTo(plan(2, "b"));
    }

    @Test
    void aFileInAMountedConfigMapIsSeenWhenItsLinkIsSwapped() throws Exception {
        Path old = Files.createDirectory(folder.resolve("..1"));
        Path young = Files.createDirectory(folder.resolve("..2"));
        Files.write(old.resolve("plan.json"), PlanJson.write(plan(1, "a")));
        Files.write(young.resolve("plan.json"), PlanJson.write(plan(2, "b")));
        Path data = Files.createSymbolicLink(folder.resolve("..data"), old.getFileName());
        Files.createSymbolicLink(file, Path.of("..data/plan.json"));
        plan.start();
        assertThat(next()).isEqualTo(plan(1, "a"));

        Path swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), young.getFileName());
        Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).isEqualTo(plan(2, "b"));
    }

    @Test
    void aPlanOverTheLinkIsRefusedWithTheReason() throws IOException {
        look(PlanJson.write(plan(1, "a")));
        List<PlanAck> acks = new ArrayList<>();

        plan.offer(PlanFrames.frame(plan(2, "a")), acks::add);

        assertThat(acks).singleElement().satisfies(ack -> {
            assertThat(ack.accepted()).isFalse();
            assertThat(ack.generation()).isEqualTo(2);
            assertThat(ack.reason()).contains("reads its plan from the file " + file);
        });
        assertInForce(1);
    }

    private NodePlan next() throws InterruptedException {
        return applied.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void look(String content) throws IOException {
        Files.writeString(file, content);
        plan.look();
    }

    private void look(byte[] content) throws IOException {
        Files.write(file, content);
        plan.look();
    }

    private void assertStays(long generation, String refusal) {
        assertThat(plan.state().applied()).isEqualTo(DigestedPlan.read(PlanJson.write(plan(generation, "a"))));
        assertThat(plan.state().refusal()).contains(refusal);
        assertThat(applied).hasSize(1);
    }

    private void assertInForce(long generation) {
        assertThat(plan.state().applied()).isEqualTo(DigestedPlan.read(PlanJson.write(plan(generation, "a"))));
        assertThat(plan.state().refusal()).isNull();
    }

    private static NodePlan plan(long generation, String service) {
        return new NodePlan(
                NodePlan.API_VERSION,
                generation,
                List.of(new ServiceAssignment(
                        "default",
                        service,
                        new ModelReference(URI.create("file:///models/shallow/"), null),
                        null,
                        null,
                        null,
                        null)));
    }
}
