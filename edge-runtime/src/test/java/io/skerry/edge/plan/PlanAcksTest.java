package io.skerry.edge.plan;

import static io.skerry.edge.plan.PlanFrames.frame;
import static io.skerry.edge.plan.PlanFrames.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.link.Frames;
import io.skerry.edge.spool.FakeScheduler;
import io.skerry.link.Envelopes;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanAcksTest {

    private static final PlanAck NONE = new PlanAck(0, "none", true, null);
    private static final PlanAck FIRST = new PlanAck(1, frame(plan(1, "a")).digest(), true, null);

    @TempDir
    Path folder;

    private final FakeScheduler time = new FakeScheduler();
    private final FakeEdgeLink link = new FakeEdgeLink();
    private final Envelopes envelopes = Frames.envelopes("edge-1");
    private PlanAcks acks;

    @BeforeEach
    void open() throws IOException {
        LinkedPlan source = new LinkedPlan(folder, _ -> {}, time);
        acks = new PlanAcks(link, envelopes, source, time);
    }

    private List<Message> said() {
        return link.sent().stream().map(PlanAcksTest::parse).toList();
    }

    private static Message parse(Frame frame) {
        return ((Parsed.Ok) Messages.parse(frame)).message();
    }

    @Test
    void aPlanIsAnsweredWithTheIdOfItsFrame() {
        UUID id = envelopes.id();

        acks.received(id, frame(plan(1, "a")));
        time.runTasks();

        assertThat(said()).containsExactly(FIRST);
        assertThat(link.sent().getFirst().header().correlation()).isEqualTo(id);
    }

    @Test
    void everyFifteenSecondsTheNodeSaysWhichPlanApplies() {
        acks.received(envelopes.id(), frame(plan(1, "a")));
        time.runTasks();
        acks.announce();
        time.advance(PlanAcks.PERIOD.minusNanos(1));
        assertThat(said()).containsExactly(FIRST, FIRST);

        time.advance(Duration.ofNanos(1));
        time.advance(PlanAcks.PERIOD);

        assertThat(said()).containsExactly(FIRST, FIRST, FIRST, FIRST);
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void aNodeWithoutAPlanSpeaksSoonerAtFirst() {
        acks.announce();
        time.advance(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(4));
        time.advance(Duration.ofSeconds(8));
        assertThat(said()).containsExactly(NONE, NONE, NONE, NONE, NONE);

        time.advance(PlanAcks.PERIOD.minusNanos(1));
        assertThat(said()).hasSize(5);
        time.advance(Duration.ofNanos(1));

        assertThat(said()).hasSize(6);
    }

    @Test
    void aNodeThatGetsItsFirstPlanGoesOnRegularly() {
        acks.announce();
        acks.received(envelopes.id(), frame(plan(1, "a")));
        time.advance(Duration.ofSeconds(1));
        assertThat(said()).containsExactly(NONE, FIRST, FIRST);

        time.advance(PlanAcks.PERIOD.minusNanos(1));
        assertThat(said()).hasSize(3);
    }

    @Test
    void aLinkThatIsBackHearsItAtOnceAndTheNextOneIsAsAfterAStart() {
        acks.announce();
        time.advance(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        acks.announce();
        assertThat(said()).hasSize(3);

        time.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(said()).hasSize(3);
        time.advance(Duration.ofNanos(1));

        assertThat(said()).hasSize(4);
    }

    @Test
    void aLinkThatTakesNothingEndsNothing() {
        link.answerSendsWith(CompletableFuture.failedFuture(new LinkException("the cable is out")));
        acks.announce();
        time.advance(Duration.ofSeconds(1));

        assertThat(said()).hasSize(2);
    }

    @Test
    void afterTheEndNothingIsSaid() {
        acks.announce();
        acks.close();
        acks.announce();
        time.advance(PlanAcks.PERIOD.multipliedBy(3));

        assertThat(said()).hasSize(1);
    }
}
