package io.skerry.edge.worker.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skerry.wire.Datatype;
import io.skerry.wire.InvalidFrameException;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleStoreTest {

    private static final UUID ID = new UUID(0x7000, 0x8000_0000_0000_0001L);
    private static final Instant CAPTURED_AT = Instant.parse("2026-11-26T23:59:59.5Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T00:00:01Z"), ZoneOffset.UTC);
    private static final ModelVerdict EDGE = new ModelVerdict("fashion-shallow:1", 6, "Shirt", 0.41);
    private static final ModelVerdict CLOUD = new ModelVerdict("fashion-deep:1", 4, "Coat", 0.93);
    private static final byte[] BYTES = "the picture".getBytes(UTF_8);

    @TempDir
    Path folder;

    private static CollectedSample sample(UUID id, String subject, String contentType, Instant capturedAt) {
        Payload payload = new Payload(contentType, null, List.of(), ByteBuffer.wrap(BYTES));
        return new CollectedSample(id, "edge-1", new Sample(subject, payload, capturedAt, EDGE, CLOUD));
    }

    private static CollectedSample picture(UUID id) {
        return sample(id, "default/fashion", "image/png", CAPTURED_AT);
    }

    private SampleStore open() throws IOException {
        return SampleStore.open(folder, CLOCK);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("default"))) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    private List<IndexedSample> indexed() throws IOException, SQLException {
        try (SampleIndex index = SampleIndex.open(folder)) {
            assertThat(index.count()).isEqualTo(index.newest(null, 10_000).size());
            return index.newest(null, 10_000);
        }
    }

    @Test
    void aSampleLiesAsAFileWithItsDescriptionBesideItAndARowInTheIndex() throws Exception {
        Path expected = Path.of("default", "fashion", "2026-11-26", ID + ".png");
        try (SampleStore store = open()) {
            assertThat(store.store(picture(ID)).join()).isEqualTo(new StoreResult.Stored(folder.resolve(expected)));

            assertThat(folder.resolve(expected)).hasBinaryContent(BYTES);
            assertThat(indexed())
                    .containsExactly(new IndexedSample(
                            ID,
                            "default/fashion",
                            expected,
                            "image/png",
                            BYTES.length,
                            new IndexedSample.LabelledConfidence("Shirt", 0.41),
                            new IndexedSample.LabelledConfidence("Coat", 0.93),
                            "edge-1",
                            CAPTURED_AT,
                            CLOCK.instant(),
                            1));
        }
        JsonNode description = new JsonMapper()
                .readTree(folder.resolve("default/fashion/2026-11-26/" + ID + ".json")
                        .toFile());
        assertThat(description.get("id").asText()).isEqualTo(ID.toString());
        assertThat(description.get("node").asText()).isEqualTo("edge-1");
        assertThat(description.get("receivedAt").asText()).isEqualTo("2026-11-27T00:00:01Z");
        assertThat(description.get("bytes").asInt()).isEqualTo(BYTES.length);
        assertThat(description.get("edge").get("label").asText()).isEqualTo("Shirt");
        assertThat(description.get("cloud").get("confidence").asDouble()).isEqualTo(0.93);
    }

    @Test
    void aTensorSampleWithoutACloudVerdictKeepsItsShape() throws Exception {
        TensorInfo tensor = new TensorInfo("image", Datatype.UINT8, List.of(1L, 11L), 0, 11);
        Payload payload = new Payload("application/octet-stream", "gzip", List.of(tensor), ByteBuffer.wrap(BYTES));
        Sample sample = new Sample("default/fashion", payload, CAPTURED_AT, EDGE, null);
        try (SampleStore store = open()) {
            store.store(new CollectedSample(ID, "edge-1", sample)).join();
        }

        assertThat(indexed())
                .singleElement()
                .satisfies(row -> assertThat(row.cloud()).isNull());
        assertThat(files())
                .extracting(Path::getFileName)
                .map(Path::toString)
                .containsExactly(ID + ".bin", ID + ".json");
        JsonNode description = new JsonMapper()
                .readTree(folder.resolve("default/fashion/2026-11-26/" + ID + ".json")
                        .toFile());
        assertThat(description.get("cloud").isNull()).isTrue();
        assertThat(description.get("encoding").asText()).isEqualTo("gzip");
        assertThat(description.get("tensors").toString())
                .isEqualTo("[{\"name\":\"image\",\"datatype\":\"UINT8\",\"shape\":[1,11],\"offset\":0,\"length\":11}]");
    }

    @Test
    void aSampleThatIsDeliveredAgainIsOnlyCounted() throws Exception {
        try (SampleStore store = open()) {
            store.store(picture(ID)).join();

            assertThat(store.store(picture(ID)).join()).isEqualTo(new StoreResult.Duplicate());
        }
        try (SampleStore store = open()) {
            assertThat(store.store(picture(ID)).join()).isEqualTo(new StoreResult.Duplicate());
        }

        assertThat(indexed())
                .singleElement()
                .satisfies(row -> assertThat(row.deliveries()).isEqualTo(3));
        assertThat(files()).hasSize(2);
    }

    @Test
    void manyDeliveriesAtOnceAreStoredOnceEach() throws Exception {
        List<CompletableFuture<StoreResult>> answers = new ArrayList<>();
        try (SampleStore store = open()) {
            for (int i = 0; i < 300; i++) {
                answers.add(store.store(picture(new UUID(1, i % 100))));
            }
        }

        assertThat(answers.stream().map(CompletableFuture::join).filter(StoreResult.Stored.class::isInstance))
                .hasSize(100);
        assertThat(indexed())
                .hasSize(100)
                .allSatisfy(row -> assertThat(row.deliveries()).isEqualTo(3));
        assertThat(files()).hasSize(200);
    }

    @Test
    void filesWithoutARowAfterACrashAreTakenOverByTheNextDelivery() throws Exception {
        try (SampleStore store = open()) {
            store.store(picture(ID)).join();
        }
        Files.delete(folder.resolve(SampleIndex.FILE));
        Files.writeString(folder.resolve(".incoming").resolve(ID + ".png"), "half");

        try (SampleStore store = open()) {
            assertThat(store.store(picture(ID)).join()).isInstanceOf(StoreResult.Stored.class);
        }

        assertThat(indexed()).hasSize(1);
        assertThat(files()).hasSize(2);
        assertThat(folder.resolve(".incoming")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../fashion",
                "default/..",
                "default/.",
                ".incoming/x",
                "Default/fashion",
                "default/fash ion",
                "default/a.b",
                "-a/b",
                "default/\u00e4"
            })
    void aSubjectThatCouldLeaveTheFolderIsRefused(String subject) throws Exception {
        try (SampleStore store = open()) {
            assertThat(store.store(sample(ID, subject, "image/png", CAPTURED_AT))
                            .join())
                    .isEqualTo(new StoreResult.Refused("its subject is not namespace/name, both DNS labels"));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".incoming", SampleIndex.FILE, "owner.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "image/", "/png", "image/../../x", "image/png x"})
    void aContentTypeThatIsNoneIsRefused(String contentType) throws Exception {
        try (SampleStore store = open()) {
            assertThat(store.store(sample(ID, "default/fashion", contentType, CAPTURED_AT))
                            .join())
                    .isEqualTo(new StoreResult.Refused("its content type is not a media type such as image/png"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, jpg",
        "IMAGE/PNG, png",
        "image/png; q=../../1, png",
        "application/json, data.json",
        "application/x-unheard-of, bin",
        "image/.., bin"
    })
    void theExtensionFollowsFromTheContentType(String contentType, String extension) throws Exception {
        try (SampleStore store = open()) {
            StoreResult result = store.store(sample(ID, "default/fashion", contentType, CAPTURED_AT))
                    .join();

            assertThat(result)
                    .isEqualTo(new StoreResult.Stored(
                            folder.resolve("default/fashion/2026-11-26").resolve(ID + "." + extension)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aTimeOutsideTheCalendarIsRefused(String time) throws Exception {
        Instant capturedAt = Instant.parse(time);

        assertThatThrownBy(() -> SampleFile.of(sample(ID, "default/fashion", "image/png", capturedAt)))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(InvalidSampleException.class),
                        e -> assertThat(e).isInstanceOf(InvalidFrameException.class));
    }

    @Test
    void aSampleThatCannotBeWrittenIsNotAcknowledgedAndTheNextIsStored() throws Exception {
        Files.createDirectories(folder.resolve("default"));
        Path inTheWay = Files.createFile(folder.resolve("default/fashion"));
        try (SampleStore store = open()) {
            assertThat(store.store(picture(ID)).join()).isInstanceOf(StoreResult.Failed.class);

            Files.delete(inTheWay);
            assertThat(store.store(picture(ID)).join()).isInstanceOf(StoreResult.Stored.class);
        }
        assertThat(indexed()).hasSize(1);
    }

    @Test
    void aSecondCollectorOfTheSameFolderIsToldWhatToDo() throws Exception {
        try (SampleStore first = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("give this one a folder of its own");
            assertThat(first.store(picture(ID)).join()).isInstanceOf(StoreResult.Stored.class);
        }
    }

    @Test
    void aDamagedIndexIsNamedAtTheOpening() throws Exception {
        Files.writeString(
                folder.resolve(SampleIndex.FILE),
                "this is not a database, and it is long enough to be read as one".repeat(20));

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("move index.db away");
    }

    @Test
    void theIndexListsOneServiceNewestFirst() throws Exception {
        try (SampleStore store = open()) {
            for (int i = 0; i < 6; i++) {
                store.store(sample(
                                new UUID(1, i),
                                i % 2 == 0 ? "default/fashion" : "default/digits",
                                "image/png",
                                CAPTURED_AT))
                        .join();
            }
        }
        try (SampleIndex index = SampleIndex.open(folder)) {
            assertThat(index.newest("default/fashion", 2))
                    .extracting(IndexedSample::id)
                    .containsExactly(new UUID(1, 4), new UUID(1, 2));
        }
    }

    @Test
    void anIndexThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SampleIndex.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no sample store in " + folder);
    }
}
