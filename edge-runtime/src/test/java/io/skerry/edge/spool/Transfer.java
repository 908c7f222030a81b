package io.skerry.edge.spool;

import io.skerry.edge.worker.collect.CollectedSample;
import io.skerry.edge.worker.collect.SampleStore;
import io.skerry.edge.worker.collect.StoreResult;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Brings all that is in a spool into a store, with each sample acknowledged once it is stored; also as a process that can be killed. */
final class Transfer {

    private static final ModelVerdict EDGE = new ModelVerdict("fashion-shallow:1", 6, "Shirt", 0.41);

    private Transfer() {}

    /** Expects the folders of the spool and of the store; prints a line for each batch that was acknowledged. */
    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), Path.of(arguments[1]), () -> System.out.println("batch"));
    }

    static void run(Path spoolFolder, Path storeFolder, Runnable afterBatch) throws Exception {
        try (Spool spool = Spool.open(spoolFolder, SpoolSettings.DEFAULT, Clock.systemUTC());
                SampleStore store = SampleStore.open(storeFolder, Clock.systemUTC())) {
            List<ReadySample> ready = next(spool);
            while (!ready.isEmpty()) {
                List<CompletableFuture<UUID>> stored =
                        ready.stream().map(sample -> store(store, sample)).toList();
                spool.delivered(stored.stream().map(CompletableFuture::join).toList())
                        .join();
                afterBatch.run();
                ready = next(spool);
            }
        }
    }

    private static List<ReadySample> next(Spool spool) {
        return spool.nextReady(64, 4 << 20, Set.of()).join();
    }

    private static CompletableFuture<UUID> store(SampleStore store, ReadySample ready) {
        SpooledSample spooled = ready.sample();
        Payload payload = new Payload("image/png", null, List.of(), spooled.payload());
        Sample sample = new Sample(spooled.subject(), payload, spooled.capturedAt(), EDGE, null);
        return store.store(new CollectedSample(ready.id(), "edge-1", sample)).thenApply(result -> switch (result) {
            case StoreResult.Stored _, StoreResult.Duplicate _ -> ready.id();
            case StoreResult.Refused refused -> throw new AssertionError(refused.reason());
            case StoreResult.Failed failed -> throw new AssertionError(failed.reason());
        });
    }
}
