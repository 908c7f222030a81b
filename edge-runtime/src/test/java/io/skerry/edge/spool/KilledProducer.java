package io.skerry.edge.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A process that spools at full rate until it is killed or nobody listens, and prints the id of each sample that it was told is stored. */
final class KilledProducer {

    private static final int MAX_UNANSWERED = 32;

    private KilledProducer() {}

    /** Expects the folder of the spool and a number that no other run has. */
    public static void main(String[] arguments) throws Exception {
        Spool spool = Spool.open(Path.of(arguments[0]), SpoolSettings.DEFAULT, Clock.systemUTC());
        long run = Long.parseLong(arguments[1]);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Semaphore unanswered = new Semaphore(MAX_UNANSWERED);
        for (int i = 0; ; i++) {
            unanswered.acquire();
            UUID id = new UUID(0x7000 | run << 16, 0x8000_0000_0000_0000L | i);
            CompletableFuture<Void> _ = append(spool, id, i).thenAccept(result -> {
                if (result instanceof AppendResult.Stored) {
                    print(out, id);
                }
                unanswered.release();
            });
        }
    }

    private static CompletableFuture<AppendResult> append(Spool spool, UUID id, int number) {
        if (number % 3 != 0) {
            return spool.append(Samples.of(id, 2048));
        }
        CompletableFuture<AppendResult> answer = spool.appendAwaiting(Samples.of(id, 2048));
        CompletableFuture<Void> _ = spool.conclude(id, ByteBuffer.wrap(new byte[] {1}));
        return answer;
    }

    private static void print(FileOutputStream out, UUID id) {
        try {
            out.write((id + "\n").getBytes(US_ASCII));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
