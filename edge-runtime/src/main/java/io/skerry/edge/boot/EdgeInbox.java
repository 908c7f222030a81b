package io.skerry.edge.boot;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.Services;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.offload.Offloader;
import io.skerry.edge.plan.PlanAcks;
import io.skerry.edge.report.Reporter;
import io.skerry.edge.samples.CollectorBeats;
import io.skerry.edge.spool.SampleDelivery;
import io.skerry.edge.worker.collect.Collector;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.MessageType;
import io.skerry.wire.message.Ack;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.ErrorReport;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadResult;
import io.skerry.wire.message.Parsed;
import io.skerry.wire.message.Plan;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes over the link, to whom it concerns. Nothing here blocks. */
final class EdgeInbox implements Consumer<Frame> {

    private final Services services;
    private final Heartbeats heartbeats;
    private final CollectorBeats collectors;
    private final SampleDelivery delivery;
    private final PlanAcks plans;
    private final Reporter reporter;
    private final Consumer<FrameError.Code> refused;

    /**
     * @param heartbeats of the deep workers
     * @param refused is told of each frame that is no message for an edge
     */
    EdgeInbox(
            Services services,
            Heartbeats heartbeats,
            CollectorBeats collectors,
            SampleDelivery delivery,
            PlanAcks plans,
            Reporter reporter,
            Consumer<FrameError.Code> refused) {
        this.services = services;
        this.heartbeats = heartbeats;
        this.collectors = collectors;
        this.delivery = delivery;
        this.plans = plans;
        this.reporter = reporter;
        this.refused = refused;
    }

    @Override
    public void accept(Frame frame) {
        switch (Messages.parse(frame)) {
            case Parsed.Ok(Message message) -> deliver(frame, message);
            case Parsed.Refused(FrameError error) -> refused.accept(error.code());
        }
    }

    private void deliver(Frame frame, Message message) {
        switch (message) {
            case Beat beat -> service(beat.subject()).ifPresent(name -> heard(name, beat));
            case OffloadResult result ->
                offloader(result.subject(), frame.header().correlation())
                        .ifPresent(of -> of.result(frame.header().correlation(), result));
            case ErrorReport report -> refused(frame.header().correlation(), report);
            case Plan plan -> plans.received(frame.header().id(), plan);
            case Ack ack -> acknowledged(ack);
            default -> refused.accept(FrameError.Code.UNKNOWN_TYPE);
        }
    }

    /** Ids are unique over samples and reports; each side knows its own. */
    private void acknowledged(Ack ack) {
        delivery.acknowledged(ack.ids());
        reporter.acknowledged(ack.ids());
    }

    private void heard(ServiceName service, Beat beat) {
        if (beat.takes() == MessageType.SAMPLE) {
            collectors.beat(service, beat.period());
        } else {
            heartbeats.beat(service, beat.period());
        }
    }

    private void refused(@Nullable UUID correlation, ErrorReport report) {
        if (correlation == null) {
            return;
        }
        if (report.code().equals(Collector.REFUSED)) {
            delivery.refused(correlation, report.message());
        } else {
            offloader(report.subject(), correlation)
                    .ifPresent(of -> of.refused(correlation, report.code() + ": " + report.message()));
        }
    }

    private Optional<Offloader> offloader(String subject, @Nullable UUID question) {
        return service(subject).flatMap(name -> services.offloader(name, question));
    }

    private static Optional<ServiceName> service(String subject) {
        try {
            return Optional.of(ServiceName.parse(subject));
        } catch (InvalidPlanException e) {
            return Optional.empty();
        }
    }
}
