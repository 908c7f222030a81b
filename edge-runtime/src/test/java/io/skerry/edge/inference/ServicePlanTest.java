package io.skerry.edge.inference;

import static io.skerry.edge.inference.TestNode.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.SamplePolicy;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.observe.Snapshot;
import io.skerry.edge.offload.Offloader;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Tensor;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.OffloadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePlanTest {

    private static final ServiceName A = new ServiceName("default", "a");
    private static final ServiceName B = new ServiceName("default", "b");
    private static final OffloadPolicy PATIENT = new OffloadPolicy(Duration.ofMinutes(1), 1);
    private static final OffloadPolicy OFFLOAD = new OffloadPolicy(Duration.ofSeconds(5), 1);

    @TempDir
    Path temp;

    private TestNode node;
    private ModelReference first;

    @BeforeEach
    void start() throws IOException {
        node = new TestNode(temp);
        first = node.model("first", TestModel.first());
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    void aNodeIsReadyOnceAPlanAppliesAndEachOfItsServicesHasAModel() throws Exception {
        assertThat(node.services.ready()).isFalse();

        node.apply(service("a", first, "EdgeOnly"));
        node.settled(A);

        assertThat(node.services.ready()).isTrue();
        assertThat(node.services.names()).isEqualTo("default/a");
        assertThat(ask(A).verdict().label()).isEqualTo("bright");
        assertThat(ask(A).edge().model()).isEqualTo("brightness:1");
    }

    @Test
    void aPlanWithoutServicesIsAPlan() {
        node.apply();

        assertThat(node.services.ready()).isTrue();
        assertThat(node.services.names()).isEqualTo("no services");
    }

    @Test
    void aServiceThatDidNotChangeGoesOnAsItIs() throws Exception {
        ServiceAssignment same = service("a", first, "CloudOnly");
        node.apply(same, service("b", first, "EdgeOnly"));
        HostedService before = node.services.find(A).orElseThrow();
        HostedService changing = node.services.find(B).orElseThrow();

        node.apply(same, service("b", first, "CloudOnly"));

        assertThat(node.services.find(A)).containsSame(before);
        assertThat(node.services.find(B)).isPresent().get().isNotSameAs(changing);
    }

    @Test
    void aServiceThatIsGoneTakesItsModelFromTheDiskAndIsNoLongerFollowed() throws Exception {
        ModelReference second = node.model("second", TestModel.second());
        node.apply(service("a", first, "EdgeOnly", OFFLOAD, null), service("b", second, "EdgeOnly", OFFLOAD, null));
        node.settled(A);
        node.settled(B);
        assertThat(node.link.followed).containsExactly("a OFFLOAD", "a SAMPLES", "b OFFLOAD", "b SAMPLES");
        assertThat(node.cached()).hasSize(2);

        node.apply(service("a", first, "EdgeOnly", OFFLOAD, null));

        assertThat(node.services.find(B)).isEmpty();
        assertThat(node.link.followed).containsExactly("a OFFLOAD", "a SAMPLES");
        assertThat(ask(A).verdict().label()).isEqualTo("bright");
        node.idle();
        assertThat(node.cached()).hasSize(1);
        assertThat(node.observer.snapshot().services())
                .extracting(Snapshot.Service::name)
                .containsExactly("a");
    }

    @Test
    void aServiceThatNoLongerOffloadsIsNoLongerFollowed() {
        node.apply(service("a", first, "EdgeOnly", OFFLOAD, null));
        node.heartbeats.beat(A, Duration.ofMinutes(1));

        node.apply(service("a", first, "EdgeOnly"));

        assertThat(node.link.followed).containsExactly("a SAMPLES");
        assertThat(node.heartbeats.heard(A)).isFalse();
    }

    @Test
    void aQuestionThatIsOpenWhileItsServiceIsReplacedIsStillAnswered() throws Exception {
        node.apply(service("a", first, "CloudOnly", PATIENT, null));
        node.settled(A);
        node.connect(A);
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> ask(A));
        UUID question = node.question().frame().header().id();
        Offloader before = node.services.offloader(A, question).orElseThrow();

        node.apply(service("a", first, "CloudOnly", OFFLOAD, null));
        node.apply(service("a", first, "EdgeOnly", OFFLOAD, null));
        assertThat(node.services.offloader(A, UUID.randomUUID()))
                .isPresent()
                .get()
                .isNotSameAs(before);
        answer(question);

        assertThat(asked.get(1, TimeUnit.MINUTES).source()).isEqualTo(AnswerSource.CLOUD);
        assertThat(node.services.offloader(A, question)).isPresent().get().isNotSameAs(before);
    }

    @Test
    void aQuestionThatIsOpenWhileItsServiceIsTakenAwayIsStillAnswered() throws Exception {
        node.apply(service("a", first, "CloudOnly", PATIENT, null));
        node.settled(A);
        node.connect(A);
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> ask(A));
        UUID question = node.question().frame().header().id();

        node.apply();
        answer(question);

        assertThat(asked.get(1, TimeUnit.MINUTES).source()).isEqualTo(AnswerSource.CLOUD);
        assertThat(node.services.offloader(A, question)).isEmpty();
    }

    @Test
    void aServiceThatKeepsNoExamplesDoesNotFollowCollectors() {
        node.apply(service("a", first, "CloudOnly"));
        assertThat(node.link.followed).containsExactly("a SAMPLES");

        node.apply(new ServiceAssignment(
                "default", "a", first, HardExampleMining.DEFAULT, null, new SamplePolicy(false), null));

        assertThat(node.link.followed).isEmpty();
    }

    @Test
    void anUnknownMinerRefusesTheWholePlanAndTheOldOneStays() throws Exception {
        node.apply(service("a", first, "CloudOnly"));
        node.settled(A);
        HostedService before = node.services.find(A).orElseThrow();

        assertThatThrownBy(() -> node.apply(service("b", first, "EdgeOnly"), service("a", first, "Guess")))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("default/a: there is no hard example miner 'Guess'");

        assertThat(node.services.find(A)).containsSame(before);
        assertThat(node.services.find(B)).isEmpty();
        assertThat(ask(A).hard()).isTrue();
    }

    @Test
    void theMinerIsThereAsSoonAsTheModelServes() throws Exception {
        node.apply(service("a", first, "CloudOnly"));
        assertThat(node.services.find(A).orElseThrow().miner()).startsWith("CloudOnly");
        node.settled(A);

        Answer answer = ask(A);

        assertThat(answer.source()).isEqualTo(AnswerSource.EDGE_OFFLINE);
        assertThat(node.services.find(A).orElseThrow().miner()).isEqualTo("CloudOnly");
    }

    @Test
    void aMinerThatThisModelCannotHaveLeavesTheServiceAnsweringAndSaysWhy() throws Exception {
        node.apply(service("a", first, "IBT"));
        node.settled(A);

        assertThat(ask(A).source()).isEqualTo(AnswerSource.EDGE);
        assertThat(node.services.find(A).orElseThrow().miner()).startsWith("none: IBT reads boxes");
    }

    @Test
    void theMinerIsThereForTheModelThatServedLastWhileTheWantedOneCannotBeFetched() throws Exception {
        node.apply(service("a", first, "CloudOnly"));
        node.settled(A);
        node.close();
        delete(temp.resolve("first"));

        node = new TestNode(temp);
        node.apply(service("a", first, "CloudOnly"));

        node.failing(A);
        assertThat(ask(A).hard()).isTrue();
    }

    @Test
    void theRandomGeneratorThatMinersShareIsSafeForManyThreads() {
        assertThat(ServiceFactory.choice(service("a", first, "Random")).random())
                .isExactlyInstanceOf(Random.class);
    }

    /** The deep model's answer comes over the link. */
    private void answer(UUID question) {
        ModelVerdict bright = new ModelVerdict("brightness-deep:1", 1, "bright", 0.9);
        node.services
                .offloader(A, question)
                .orElseThrow()
                .result(question, new OffloadResult(A.toString(), bright, Duration.ZERO, Duration.ZERO));
    }

    private Answer ask(ServiceName service) {
        Tensor bright = Tensor.of(new long[] {1, 1, 2, 2}, 1, 1, 1, 1);
        return node.services.find(service).orElseThrow().infer(new TensorExample("image", bright));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
