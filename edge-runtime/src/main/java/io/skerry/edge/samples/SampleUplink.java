package io.skerry.edge.samples;

import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.spool.ReadySample;
import io.skerry.edge.spool.SampleChannel;
import io.skerry.edge.spool.UnsendableException;
import io.skerry.link.Envelopes;
import io.skerry.wire.Frame;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Sends spooled samples over the link. A sample's id is its frame's id: however often it is sent, the cloud knows it. */
public final class SampleUplink implements SampleChannel {

    private final EdgeLink link;
    private final Envelopes envelopes;

    public SampleUplink(EdgeLink link, Envelopes envelopes) {
        this.link = link;
        this.envelopes = envelopes;
    }

    @Override
    public CompletableFuture<Void> send(ReadySample ready) {
        Frame frame;
        try {
            frame = message(ready).toFrame(envelopes.next(ready.id(), null, link.address()));
        } catch (IOException | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(unsendable(e));
        }
        return link.send(frame)
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(
                        problem.getCause() instanceof IllegalArgumentException e ? unsendable(e) : problem));
    }

    private static UnsendableException unsendable(Exception cause) {
        return new UnsendableException(String.valueOf(cause.getMessage()), cause);
    }

    private static Sample message(ReadySample ready) throws IOException {
        SampleRecord record = SampleRecord.read(ready.sample().header());
        return new Sample(
                ready.sample().subject(),
                new Payload(
                        record.contentType(),
                        null,
                        record.tensors(),
                        ready.sample().payload()),
                ready.sample().capturedAt(),
                record.edge(),
                ready.conclusion() == null ? null : SampleRecord.readVerdict(ready.conclusion()));
    }
}
