package io.skerry.edge.worker.collect;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.Pulse;
import io.skerry.link.Envelopes;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.ErrorReport;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Sample;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Stores what edges deliver of one service's hard examples, and acknowledges what is on the disk. Its heartbeat tells the edges that
 * somebody collects.
 */
public final class Collector implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Collector.class);

    /** The code of the error that tells an edge not to send a sample again. */
    public static final String REFUSED = "sample-refused";

    private final ServiceName service;
    private final CloudLink link;
    private final SampleStore store;
    private final Envelopes envelopes;
    private final AckBatches acks;
    private final Pulse pulse;

    /**
     * Starts at once.
     *
     * @param beat time between heartbeats, as {@link Pulse} takes it
     */
    public Collector(
            ServiceName service,
            CloudLink link,
            SampleStore store,
            Envelopes envelopes,
            ScheduledExecutorService timer,
            Duration beat) {
        this.service = service;
        this.link = link;
        this.store = store;
        this.envelopes = envelopes;
        this.acks = new AckBatches(link, envelopes, timer);
        link.take(service, Intake.SAMPLES, this::receive);
        Optional<Beat> next = Optional.of(Beat.ofCollector(service.toString(), beat));
        this.pulse = new Pulse(link, service, Intake.SAMPLES, envelopes, timer, beat, () -> next);
    }

    private void receive(Frame frame) {
        switch (Messages.parse(frame)) {
            case Parsed.Ok(Sample sample)
            when sample.subject().equals(service.toString()) -> store(frame.header(), sample);
            case Parsed.Ok(var other) ->
                refuse(
                        frame.header(),
                        "this collector takes samples of " + service + ", this is "
                                + (other instanceof Sample sample
                                        ? "one of " + sample.subject()
                                        : frame.header().type()));
            case Parsed.Refused(var error) -> refuse(frame.header(), error.message());
        }
    }

    private void store(FrameHeader header, Sample sample) {
        CollectedSample collected =
                new CollectedSample(header.id(), header.source().node(), sample);
        var _ = store.store(collected).whenComplete((result, problem) -> {
            if (problem != null) {
                LOG.errorf(problem, "sample %s could not be stored; its edge will send it again", header.id());
                return;
            }
            switch (result) {
                case StoreResult.Stored _, StoreResult.Duplicate _ -> acknowledge(header);
                case StoreResult.Refused(String reason) -> refuse(header, reason);
                case StoreResult.Failed(String reason) ->
                    LOG.warnf("sample %s is not stored: %s; its edge will send it again", header.id(), reason);
            }
        });
    }

    private void acknowledge(FrameHeader header) {
        String address = header.replyTo();
        if (address != null) {
            acks.add(address, header.id());
        }
    }

    private void refuse(FrameHeader header, String why) {
        LOG.warnf("a sample from %s is refused: %s", header.source().node(), why);
        String address = header.replyTo();
        if (address != null) {
            ErrorReport report = new ErrorReport(service.toString(), REFUSED, why);
            link.reply(address, report.toFrame(envelopes.answer(header.id()))).exceptionally(e -> {
                LOG.debugf("the refusal was not sent to %s: %s", address, e.getMessage());
                return null;
            });
        }
    }

    /** Beats no more. */
    @Override
    public void close() {
        pulse.close();
    }
}
