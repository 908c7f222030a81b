package io.skerry.edge.plan;

import static io.skerry.edge.plan.PlanFrames.frame;
import static io.skerry.edge.plan.PlanFrames.gzip;
import static io.skerry.edge.plan.PlanFrames.packed;
import static io.skerry.edge.plan.PlanFrames.plan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.PlanJson;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanContentTest {

    private static DigestedPlan read(Plan frame) {
        return PlanContent.read(frame, PlanContent.json(frame));
    }

    @Test
    void theDigestIsThatOfTheJsonAsTheToolsOfTheSystemPrintIt() {
        assertThat(DigestedPlan.digest("abc".getBytes(UTF_8)))
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aPlanIsReadAsItIsAndPacked() {
        assertThat(read(frame(plan(3, "a"))).plan()).isEqualTo(plan(3, "a"));
        assertThat(read(packed(plan(3, "a")))).isEqualTo(read(frame(plan(3, "a"))));
    }

    @Test
    void contentThatIsNotWhatTheDigestNamesIsRefused() {
        Plan other = frame(plan(3, "b"));
        Plan mixed = new Plan(3, frame(plan(3, "a")).digest(), other.payload());

        assertThatThrownBy(() -> read(mixed))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining(other.digest())
                .hasMessageContaining(mixed.digest());
    }

    @Test
    void anotherGenerationThanTheFramesIsRefused() {
        Plan five = frame(plan(5, "a"));

        assertThatThrownBy(() -> read(new Plan(6, five.digest(), five.payload())))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("has generation 5, its frame says 6");
    }

    @Test
    void aPackedPlanThatWouldFillTheMemoryIsRefusedBeforeItDoes() {
        byte[] zeros = new byte[200 << 20];
        byte[] bomb = gzip(zeros);

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThatThrownBy(() -> read(frame(1, "sha256:0", "gzip", bomb)))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("more than " + PlanJson.MAX_BYTES);
    }

    @Test
    void aPlanOfTheLargestSizeIsReadAndOneByteMoreIsRefused() {
        byte[] json = PlanJson.write(plan(1, "a"));
        byte[] largest = Arrays.copyOf(json, PlanJson.MAX_BYTES);
        Arrays.fill(largest, json.length, largest.length, (byte) ' ');
        byte[] larger = Arrays.copyOf(largest, largest.length + 1);

        assertThat(read(frame(1, DigestedPlan.digest(largest), "gzip", gzip(largest)))
                        .plan())
                .isEqualTo(plan(1, "a"));
        assertThatThrownBy(() -> read(frame(1, DigestedPlan.digest(larger), null, larger)))
                .hasMessageContaining("more than " + PlanJson.MAX_BYTES);
    }

    @Test
    void whatIsNotJsonAndWhatIsPackedInAnotherWayIsRefused() {
        Plan good = frame(plan(1, "a"));
        Plan cbor = new Plan(
                1,
                good.digest(),
                new Payload("application/cbor", null, List.of(), good.payload().bytes()));

        assertThatThrownBy(() -> read(cbor)).hasMessageContaining("'application/cbor', must be application/json");
        assertThatThrownBy(() -> read(frame(1, good.digest(), "br", PlanJson.write(plan(1, "a")))))
                .hasMessageContaining("packed with 'br'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noBytesAreAnythingButAPlanOrARefusal(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = mutated(
                    random, random.nextBoolean() ? gzip(PlanJson.write(plan(1, "a"))) : PlanJson.write(plan(1, "a")));
            Plan frame = frame(1, DigestedPlan.digest(bytes), random.nextBoolean() ? "gzip" : null, bytes);
            try {
                assertThat(read(frame).generation()).isEqualTo(1);
            } catch (InvalidPlanException e) {
                assertThat(e).message().isNotBlank();
            }
        }
    }

    private static byte[] mutated(Random random, byte[] bytes) {
        byte[] copy = Arrays.copyOf(bytes, random.nextInt(bytes.length + 16));
        for (int i = random.nextInt(3); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }
}
