package io.skerry.edge.samples;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.spool.AppendResult;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpooledSample;
import io.skerry.inference.cascade.HardExamples;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.wire.message.Payload;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One service's hard examples, kept in the node's spool. */
public final class SpooledExamples implements HardExamples {

    private static final Logger LOG = Logger.getLogger(SpooledExamples.class);

    private final ServiceName service;
    private final Spool spool;
    private final Clock clock;

    public SpooledExamples(ServiceName service, Spool spool, Clock clock) {
        this.service = service;
        this.spool = spool;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Kept> keep(UUID id, Example example, Verdict edge) {
        if (!spool.accepting()) {
            return CompletableFuture.completedFuture(Kept.DROPPED);
        }
        Payload payload = ExamplePayload.of(example);
        SampleRecord record = new SampleRecord(payload.contentType(), payload.tensors(), ExamplePayload.verdict(edge));
        SpooledSample sample =
                new SpooledSample(id, service.toString(), clock.instant(), record.write(), payload.bytes());
        return spool.appendAwaiting(sample)
                .thenApply(result -> result instanceof AppendResult.Stored ? Kept.STORED : Kept.DROPPED)
                .exceptionally(_ -> Kept.DROPPED);
    }

    @Override
    public void conclude(UUID id, Verdict edge, @Nullable Verdict cloud) {
        spool.conclude(id, cloud == null ? null : SampleRecord.writeVerdict(ExamplePayload.verdict(cloud)))
                .exceptionally(problem -> {
                    LOG.debugf("sample %s goes without the cloud's verdict: %s", id, problem.getMessage());
                    return null;
                });
    }
}
