package io.skerry.edge.spool;

import static io.skerry.edge.spool.Samples.id;
import static io.skerry.edge.spool.Samples.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.testbed.SmallDisk;
import io.skerry.link.Backoff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file system of one MiB that runs full, and grows. */
@Timeout(60)
class SpoolDiskFullTest {

    private static final SpoolSettings SETTINGS = new SpoolSettings(
            64 << 20,
            FullPolicy.DROP_OLDEST,
            1 << 20,
            100,
            4 << 20,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(50)));

    @TempDir
    Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() {
        disk = SmallDisk.mount(folder, 1 << 10);
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aFullDiskIsAStateAndNothingThatWasStoredIsLost() throws Exception {
        List<UUID> stored = new ArrayList<>();
        try (Spool spool = Spool.open(folder, SETTINGS, Clock.systemUTC())) {
            int next = 0;
            while (spool.append(numbered(next)).join() instanceof AppendResult.Stored) {
                stored.add(id(next++));
            }
            assertThat(spool.status().state()).isInstanceOf(SpoolState.Failing.class);
            assertThat(readyIds(spool)).isEqualTo(stored);

            CountDownLatch recovered = new CountDownLatch(1);
            spool.onMoreReady(recovered::countDown);
            disk.resize(8 << 10);

            recovered.await();
            assertThat(spool.append(numbered(next)).join()).isEqualTo(new AppendResult.Stored());
            stored.add(id(next));
        }
        try (Spool spool = Spool.open(folder, SETTINGS, Clock.systemUTC())) {
            assertThat(readyIds(spool)).isEqualTo(stored);
        }
    }

    private static List<UUID> readyIds(Spool spool) {
        return spool.nextReady(10_000, Long.MAX_VALUE, Set.of()).join().stream()
                .map(ReadySample::id)
                .toList();
    }
}
