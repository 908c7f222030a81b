package io.skerry.edge.boot;

import static io.skerry.edge.plan.PlanFrames.frame;
import static io.skerry.edge.plan.PlanFrames.gzip;
import static io.skerry.edge.plan.PlanFrames.packed;
import static io.skerry.edge.plan.PlanFrames.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.observe.Snapshot;
import io.skerry.edge.plan.OperatorEnd;
import io.skerry.link.mqtt.Await;
import io.skerry.link.mqtt.EmbeddedBroker;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole edge node in this process, its operator, and a broker between them. */
class PlanOverTheLinkTest {

    private static final String SERVICE = "default/brightness";

    @TempDir
    Path folder;

    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final TestNodes nodes = new TestNodes();
    private OperatorEnd operator;
    private ModelReference model;

    @BeforeEach
    void open() throws IOException {
        operator = new OperatorEnd(broker.address(), "edge-1");
        model = TestModel.first().writeTo(folder.resolve("model"));
    }

    @AfterEach
    void close() {
        nodes.close();
        operator.close();
        broker.close();
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "skerry.node",
                "edge-1",
                "skerry.data",
                folder.resolve("data").toString(),
                "skerry.broker.url",
                broker.address().url().toString()));
    }

    private NodePlan brightness(long generation) {
        return plan(generation, "brightness", model, "Margin");
    }

    private static PlanAck accepted(Plan plan) {
        return new PlanAck(plan.generation(), plan.digest(), true, null);
    }

    private static String digest(int digit) {
        return "sha256:" + Integer.toString(digit).repeat(64);
    }

    private Snapshot.Plan planOnThePage() {
        return nodes.node().observer().snapshot().plan();
    }

    @Test
    void aNodeWithoutAPlanSaysSoGetsOneAndWorksByIt() throws IOException {
        EdgeNode edge = nodes.start(settings());
        assertThat(operator.awaitAck(_ -> true)).isEqualTo(new PlanAck(0, "none", true, null));
        assertThat(edge.ready()).isFalse();
        assertThat(edge.description()).isEqualTo("no plan has come yet");

        assertThat(operator.deliver(packed(brightness(1)))).isEqualTo(accepted(frame(brightness(1))));

        OperatorEnd.Report report = operator.awaitReport(said -> said.report().ready());
        assertThat(report.service()).isEqualTo(SERVICE);
        assertThat(report.report().model()).isEqualTo("brightness:1");
        assertThat(report.report().problem()).isNull();
        assertThat(edge.ready()).isTrue();
        assertThat(planOnThePage())
                .isEqualTo(new Snapshot.Plan(1, frame(brightness(1)).digest(), null, 1, 0));
    }

    @Test
    void anAcknowledgementThatGotLostComesAgainWhenThePlanDoes() throws IOException {
        nodes.start(settings());
        PlanAck lost = operator.deliver(frame(brightness(1)));

        assertThat(operator.deliver(packed(brightness(1)))).isEqualTo(lost);

        assertThat(planOnThePage().accepted()).isEqualTo(1);
    }

    @Test
    void afterARestartTheNodeServesWithoutABroker() throws IOException {
        nodes.start(settings());
        operator.deliver(frame(brightness(3)));
        operator.awaitReport(said -> said.report().ready());
        nodes.stop();
        broker.stop();

        EdgeNode edge = nodes.start(settings());

        Await.until("the model to answer", edge::ready);
        assertThat(planOnThePage().digest()).isEqualTo(frame(brightness(3)).digest());
        broker.start();
        operator.awaitConnected(true);
        assertThat(operator.deliver(frame(brightness(3)))).isEqualTo(accepted(frame(brightness(3))));
        assertThat(planOnThePage().accepted()).as("applied once, at the start").isEqualTo(1);
    }

    @Test
    void whatIsNoPlanForThisNodeIsRefusedWithTheReasonAndTheOldOneStays() throws IOException {
        EdgeNode edge = nodes.start(settings());
        operator.deliver(frame(brightness(7)));
        Plan next = frame(brightness(8));
        Plan forged = new Plan(8, digest(0), next.payload());
        Map<Plan, String> refused = Map.of(
                forged,
                "damaged or mixed up",
                frame(brightness(6)),
                "the applied one has 7",
                frame(plan(7, "other")),
                "same generation 7",
                frame(8, digest(1), "gzip", new byte[100]),
                "cannot be unpacked",
                frame(8, digest(2), "gzip", gzip(new byte[PlanJson.MAX_BYTES + 1])),
                "more than",
                frame(plan(8, "brightness", model, "Guess")),
                "Guess");

        refused.forEach((plan, why) -> {
            PlanAck ack = operator.deliver(plan);
            assertThat(ack.accepted()).isFalse();
            assertThat(ack.reason()).contains(why);
        });

        assertThat(planOnThePage().generation()).isEqualTo(7);
        assertThat(planOnThePage().refused()).isGreaterThanOrEqualTo(refused.size());
        assertThat(edge.services().names()).isEqualTo(SERVICE);
        assertThat(operator.deliver(next)).isEqualTo(accepted(next));
    }

    @Test
    void aNodeThatReadsItsPlanFromAFileSaysSoAndReportsAllTheSame() throws IOException {
        Path file = Files.write(folder.resolve("plan.json"), PlanJson.write(brightness(1)));
        Map<String, String> settings = settings();
        settings.put("skerry.edge.plan", file.toString());
        nodes.start(settings);

        PlanAck ack = operator.deliver(frame(brightness(2)));

        assertThat(ack.accepted()).isFalse();
        assertThat(ack.reason()).contains("reads its plan from the file " + file);
        assertThat(operator.awaitReport(said -> said.report().ready()).service())
                .isEqualTo(SERVICE);
    }

    @Test
    void aReportComesAgainInTheSameFrameUntilItIsAcknowledged() throws IOException {
        nodes.start(settings());
        operator.deliver(frame(brightness(1)));
        OperatorEnd.Report report = operator.awaitReport(said -> said.report().ready());

        assertThat(operator.awaitReport(_ -> true)).isEqualTo(report);
        operator.acknowledge(report, nodes.node().instance());

        Await.until("the acknowledgement to arrive", () -> reports().waiting() == 0);
        assertThat(reports().resent()).isPositive();
    }

    private Snapshot.Reports reports() {
        return nodes.node().observer().snapshot().reports();
    }

    @Test
    void aModelThatIsRefusedIsReportedWithTheReasonAndTheNameOfTheOneThatAnswers() throws IOException {
        nodes.start(settings());
        operator.deliver(frame(brightness(1)));
        operator.awaitReport(said -> said.report().ready());
        ModelReference bad = TestModel.inverted().writeTo(folder.resolve("inverted"));

        operator.deliver(frame(plan(2, "brightness", bad, "Margin")));

        OperatorEnd.Report report = operator.awaitReport(said ->
                said.report().problem() != null && said.report().problem().contains("check set"));
        assertThat(report.report().ready()).isTrue();
        assertThat(report.report().model()).isEqualTo("brightness:1");
    }

    @Test
    void afterTheBrokersRestartPlansArriveAndReportsToo() throws IOException {
        nodes.start(settings());
        operator.deliver(frame(brightness(1)));
        broker.stop();
        operator.awaitConnected(false);
        broker.start();
        operator.awaitConnected(true);

        assertThat(operator.deliver(frame(brightness(2)))).isEqualTo(accepted(frame(brightness(2))));
        assertThat(operator.awaitReport(said -> said.report().ready()).service())
                .isEqualTo(SERVICE);
    }

    @Test
    void aServiceThatThePlanTakesAwayIsNotReportedAnyMore() throws IOException {
        nodes.start(settings());
        operator.deliver(frame(brightness(1)));
        operator.awaitReport(said -> said.report().ready());

        operator.deliver(frame(new NodePlan(NodePlan.API_VERSION, 2, List.of())));

        Await.until("no report to wait", () -> reports().waiting() == 0);
        assertThat(nodes.node().observer().snapshot().services()).isEmpty();
    }

    @Test
    void aNodeThatHasNeitherAFileNorABrokerSaysWhatToGiveIt() {
        Map<String, String> alone = settings();
        alone.remove("skerry.broker.url");

        assertThatThrownBy(() -> nodes.start(alone))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("--plan FILE")
                .hasMessageContaining("--broker");
    }
}
