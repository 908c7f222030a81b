package io.skerry.operator.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.link.Envelopes;
import io.skerry.operator.report.NodeReports;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.PlanAck;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusInboxTest {

    private static final String NODE = "edge-1";
    private static final String RUN = "run";
    private static final ServiceName SERVICE = new ServiceName("default", "photos");
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final NodeReports reports = new NodeReports();
    private final List<Frame> acknowledgements = new ArrayList<>();
    private final List<PlanAck> planAcks = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final StatusInbox inbox = new StatusInbox(
            reports,
            (_, _, frame) -> {
                acknowledgements.add(frame);
                return CompletableFuture.completedFuture(null);
            },
            envelopes("operator", () -> NOW),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new Listener());

    private Instant edgeTime = NOW;
    private final Envelopes edge = envelopes(NODE, () -> edgeTime);

    private final class Listener implements StatusInbox.Listener {

        @Override
        public void planAck(String node, PlanAck ack) {
            planAcks.add(ack);
        }

        @Override
        public void refused(String why) {
            refused.add(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void a_node_whose_clock_is_an_hour_off_is_heard_by_the_operators_clock(Duration off) {
        edgeTime = NOW.plus(off);
        PlanAck ack = new PlanAck(3, "sha256:abc", true, null);

        inbox.accept(NODE, report(7));
        inbox.accept(NODE, ack.toFrame(edge.alone()));

        assertThat(reports.of(NODE, SERVICE))
                .get()
                .extracting(NodeReports.Entry::heard)
                .isEqualTo(NOW);
        assertThat(acknowledgements).hasSize(1);
        assertThat(planAcks).containsExactly(ack);
        assertThat(refused).isEmpty();
    }

    @Test
    void a_report_is_news_though_the_nodes_clock_was_set_back_by_an_hour() {
        inbox.accept(NODE, report(7));
        edgeTime = NOW.minus(Duration.ofHours(1));

        inbox.accept(NODE, report(8));

        assertThat(reports.of(NODE, SERVICE))
                .get()
                .extracting(entry -> entry.report().inferences())
                .isEqualTo(8L);
    }

    private Frame report(long inferences) {
        ServiceReport report = new ServiceReport(true, "m:1", null, inferences, 0, 0, 0, true, null);
        Payload payload = new Payload("application/json", null, List.of(), ByteBuffer.wrap(ReportJson.write(report)));
        return new Status(SERVICE.toString(), payload).toFrame(edge.next(edge.id(), null, Topics.node(NODE, RUN)));
    }

    private static Envelopes envelopes(String node, InstantSource time) {
        Clock clock = time.withZone(ZoneOffset.UTC);
        return new Envelopes(new Source(node, RUN), new FrameIds(clock, new Random(1)), clock);
    }
}
