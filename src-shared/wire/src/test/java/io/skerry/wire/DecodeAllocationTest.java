package io.skerry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.skerry.wire.message.Examples;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What a decode allocates is bounded by what the input justifies: a constant and so much for each byte. */
class DecodeAllocationTest {

    /** For the error and its stack trace, the reader and the header's own objects. */
    private static final long CONSTANT = 32 << 10;

    /** A byte of CBOR can be an empty map, and a few bytes a map entry with its key. */
    private static final long PER_BYTE = 128;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_damaged_frame_costs_no_more_than_its_bytes_justify() {
        FrameMutator mutator =
                new FrameMutator(RandomGeneratorFactory.of("L64X128MixRandom").create(7));
        warmUp(mutator);
        double worst = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = mutator.next();
            long allocated = allocatedBy(bytes);
            worst = Math.max(worst, (allocated - CONSTANT) / (double) bytes.length);
            assertThat(allocated)
                    .as("frame of %d bytes: %s", bytes.length, HexFormat.of().formatHex(bytes))
                    .isLessThanOrEqualTo(CONSTANT + PER_BYTE * bytes.length);
        }
        System.out.printf("allocation: at most %,d + %.0f for each byte of input%n", CONSTANT, Math.max(worst, 0));
    }

    @Test
    void a_body_is_not_copied() {
        warmUp(new FrameMutator(RandomGeneratorFactory.of("L64X128MixRandom").create(7)));
        Frame small = Examples.frame(MessageType.PLAN);
        Frame large = new Frame(small.header(), ByteBuffer.allocate(8 << 20));

        assertThat(allocatedBy(FrameCodec.encode(large))).isLessThan(CONSTANT);
    }

    @Test
    void a_header_of_the_largest_size_full_of_small_items_costs_no_more_than_its_bytes_justify() {
        warmUp(new FrameMutator(RandomGeneratorFactory.of("L64X128MixRandom").create(7)));
        RawFrame frame = RawFrame.of(Examples.frame(MessageType.BEAT));
        for (Object item : List.of(0L, "", List.of(), Map.of(), Map.of("", List.of()))) {
            List<Object> items = Collections.nCopies(4000, item);
            byte[] bytes = frame.with("unknown", items).bytes();

            assertThat(allocatedBy(bytes)).as("%s", item).isLessThanOrEqualTo(CONSTANT + PER_BYTE * bytes.length);
        }
    }

    private static void warmUp(FrameMutator mutator) {
        for (int i = 0; i < 20_000; i++) {
            FrameCodec.decode(mutator.next(), FrameLimits.DEFAULT);
        }
    }

    private static long allocatedBy(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Decoded decoded = FrameCodec.decode(bytes, FrameLimits.DEFAULT);
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(decoded).isNotNull();
        return after - before;
    }
}
