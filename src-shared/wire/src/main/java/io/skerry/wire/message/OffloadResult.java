package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Envelope;
import io.skerry.wire.Fields;
import io.skerry.wire.Frame;
import io.skerry.wire.MessageType;
import io.skerry.wire.Nanos;
import java.time.Duration;
import java.util.Map;

/**
 * The deep model's verdict; the envelope's correlation names the request.
 *
 * @param subject the service, {@code namespace/name}
 * @param verdict what the deep model says
 * @param queued how long the request waited in the worker
 * @param computed how long the model ran, for the whole batch that the example was in
 */
public record OffloadResult(String subject, ModelVerdict verdict, Duration queued, Duration computed)
        implements Message {

    public OffloadResult {
        Check.subject(subject);
        Nanos.of("queued", queued);
        Nanos.of("computed", computed);
    }

    @Override
    public Frame toFrame(Envelope envelope) {
        return Frames.of(
                envelope,
                MessageType.OFFLOAD_RESULT,
                subject,
                Map.of(
                        "verdict", verdict.write(),
                        "queued", Nanos.of("queued", queued),
                        "computed", Nanos.of("computed", computed)));
    }

    static OffloadResult read(Frame frame) {
        Fields fields = Fields.ofDetails(frame.header());
        return new OffloadResult(
                Messages.subject(frame),
                ModelVerdict.read(fields.map("verdict")),
                fields.duration("queued"),
                fields.duration("computed"));
    }
}
