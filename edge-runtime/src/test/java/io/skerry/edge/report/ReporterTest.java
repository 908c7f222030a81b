package io.skerry.edge.report;

import static io.skerry.edge.report.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.link.Frames;
import io.skerry.edge.spool.FakeScheduler;
import io.skerry.link.LinkException;
import io.skerry.wire.Frame;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReporterTest {

    private final FakeScheduler time = new FakeScheduler();
    private final FakeEdgeLink link = new FakeEdgeLink();
    private final Map<ServiceName, ServiceReport> services = new HashMap<>(Map.of(Frames.FASHION, report(0)));
    private final Reporter reporter =
            new Reporter(link, Frames.envelopes("edge-1"), () -> services, new Random(1), time, time);

    private void start() {
        reporter.start();
        time.runTasks();
    }

    private List<UUID> ids() {
        return link.sent().stream().map(frame -> frame.header().id()).toList();
    }

    @Test
    void aReportSaysWhoseItIsAndWhereItsAcknowledgementGoes() {
        start();

        Frame frame = link.sent().getFirst();
        Status status = (Status) ((Parsed.Ok) Messages.parse(frame)).message();
        byte[] json = new byte[status.payload().bytes().remaining()];
        status.payload().bytes().get(json);
        assertThat(status.subject()).isEqualTo("default/fashion");
        assertThat(status.payload().contentType()).isEqualTo("application/json");
        assertThat(ReportJson.read(json)).isEqualTo(report(0));
        assertThat(frame.header().replyTo()).isEqualTo(FakeEdgeLink.ADDRESS);
    }

    @Test
    void aChangeIsSentWithinALookAndAnAcknowledgementEndsTheRepetitions() {
        start();
        services.put(Frames.FASHION, report(false, null, 0, true, "gone"));
        time.advance(Reporter.LOOK);
        assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
        time.advance(Duration.ofSeconds(2));
        assertThat(ids()).hasSize(3);
        assertThat(ids().get(2)).isEqualTo(ids().get(1));
        assertThat(reporter.counts()).isEqualTo(new ReportCounts(2, 1, 1));

        reporter.acknowledged(List.of(ids().getLast()));
        time.advance(Duration.ofSeconds(50));

        assertThat(ids()).hasSize(3);
        assertThat(reporter.counts()).isEqualTo(new ReportCounts(2, 1, 0));
    }

    @Test
    void withoutAConnectionNothingIsSentAndWhenItIsBackTheUnacknowledgedReportGoesAtOnce() {
        start();
        link.disconnect();
        time.advance(Duration.ofMinutes(10));
        assertThat(ids()).hasSize(1);

        link.connect();
        reporter.linkUp(true);
        time.advance(Reporter.LOOK);

        assertThat(ids()).hasSize(2);
    }

    @Test
    void aLinkThatDoesNotTakeAReportIsTriedAgain() {
        link.answerSendsWith(CompletableFuture.failedFuture(new LinkException("the cable is out")));
        start();
        time.advance(Duration.ofSeconds(2));

        assertThat(ids()).hasSize(2);
    }

    @Test
    void afterTheEndNothingIsReported() {
        start();
        reporter.close();
        time.advance(Duration.ofMinutes(5));

        assertThat(ids()).hasSize(1);
        assertThat(time.pending()).isZero();
    }
}
