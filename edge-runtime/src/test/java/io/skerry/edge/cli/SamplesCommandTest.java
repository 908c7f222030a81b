package io.skerry.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.worker.collect.CollectedSample;
import io.skerry.edge.worker.collect.SampleStore;
import io.skerry.edge.worker.collect.StoreResult;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesCommandTest {

    private static final Instant CAPTURED_AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final ModelVerdict EDGE = new ModelVerdict("fashion-shallow:1", 6, "Shirt", 0.41);

    @TempDir
    Path folder;

    private final AtomicInteger arrived = new AtomicInteger();

    /** Each look is half a second after the one before. */
    private Clock clock() {
        InstantSource source = () -> CAPTURED_AT.plusMillis(500L * arrived.incrementAndGet());
        return source.withZone(ZoneOffset.UTC);
    }

    private void store(SampleStore store, String service, String node, int bytes) {
        Payload payload = new Payload("image/png", null, List.of(), ByteBuffer.allocate(bytes));
        CollectedSample sample =
                new CollectedSample(UUID.randomUUID(), node, new Sample(service, payload, CAPTURED_AT, EDGE, null));
        assertThat(store.store(sample).join()).isInstanceOf(StoreResult.Stored.class);
    }

    private void fill() throws IOException {
        try (SampleStore store = SampleStore.open(folder, clock())) {
            store(store, "default/fashion", "edge-2", 100);
            store(store, "default/fashion", "edge-1", 1_000);
            store(store, "default/fashion", "edge-2", 20);
            store(store, "default/digits", "edge-1", 3);
        }
    }

    @Test
    void whatEachNodeSentForEachServiceIsListed() throws IOException {
        fill();

        Run run = Run.of("samples", "list", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "SERVICE          NODE      SAMPLES          BYTES  NEWEST",
                        "default/digits   edge-1          1              3  2026-11-26T10:00:02Z",
                        "default/fashion  edge-1          1           1000  2026-11-26T10:00:01Z",
                        "default/fashion  edge-2          2            120  2026-11-26T10:00:01.500Z");
    }

    @Test
    void programsGetAnObjectALine() throws IOException {
        fill();

        Run run = Run.of("samples", "list", "--json", folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .last()
                .isEqualTo("{\"service\":\"default/fashion\",\"node\":\"edge-2\",\"samples\":2,\"bytes\":120,"
                        + "\"newest\":\"2026-11-26T10:00:01.500Z\"}");
    }

    @Test
    void aCollectorThatRunsIsListedToo() throws IOException {
        try (SampleStore store = SampleStore.open(folder, clock())) {
            store(store, "default/fashion", "edge-1", 7);

            assertThat(Run.of("samples", "list", folder.toString()).out()).contains("default/fashion");
        }
    }

    @Test
    void aCollectorWithoutSamplesHasAnEmptyList() throws IOException {
        SampleStore.open(folder, clock()).close();

        assertThat(Run.of("samples", "list", folder.toString()).out().lines()).hasSize(1);
        assertThat(Run.of("samples", "list", "--json", folder.toString()).out()).isEmpty();
    }

    @Test
    void aFolderWithoutAnIndexIsNamed() {
        Run run = Run.of("samples", "list", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("skerry-edge: There is no sample store in " + folder)
                .doesNotContain("\tat ");
    }
}
