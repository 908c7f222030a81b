package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinnedRunTest {

    private static final int CALLS = 20_000;
    private static final int ROUNDS = 5;

    @Test
    void oneBufferServesEveryBatchSize() {
        try (ModelSession session = TestModels.open("halves");
                PinnedRun pinned = session.pin(3)) {
            ByteBuffer image = pinned.input("image");
            ByteBuffer logits = pinned.output("logits");
            for (int batch : new int[] {1, 3, 2, 1}) {
                for (int i = 0; i < batch; i++) {
                    putLeft(image, i, batch + i);
                }
                pinned.run(batch);

                for (int i = 0; i < batch; i++) {
                    assertThat(logits.getFloat(i * 12)).isEqualTo(8 * (batch + i));
                    assertThat(logits.getFloat(i * 12 + 4)).isEqualTo(-8 * (batch + i));
                    assertThat(logits.getFloat(i * 12 + 8)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aModelForOneExampleIsPinnedForOne() {
        try (ModelSession session = TestModels.open("halves-one")) {
            try (PinnedRun pinned = session.pin(1)) {
                putLeft(pinned.input("image"), 0, 2);
                pinned.run(1);
                assertThat(pinned.output("logits").getFloat(0)).isEqualTo(16);
            }
            assertThatThrownBy(() -> session.pin(2))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("batches of up to 2");
        }
    }

    @Test
    void freeDimensionsAreFixedByTheCaller() {
        try (ModelSession session = TestModels.open("any-width")) {
            assertThatThrownBy(() -> session.pin(1))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("only the first dimension may be free");

            TensorSpec x = new TensorSpec("x", Datatype.FP32, List.of(-1L, 2L));
            TensorSpec y = new TensorSpec("y", Datatype.FP32, List.of(-1L, 2L));
            try (PinnedRun pinned = session.pin(1, List.of(x), List.of(y))) {
                pinned.input("x").putFloat(4, 5);
                pinned.run(1);
                assertThat(pinned.output("y").getFloat(4)).isEqualTo(5);
            }
        }
    }

    @Test
    void whatIsNotTheGraphsIsRefused() {
        TensorSpec wrong = new TensorSpec("image", Datatype.FP32, List.of(-1L, 1L, 5L, 5L));
        try (ModelSession session = TestModels.open("halves")) {
            assertThatThrownBy(() -> session.pin(1, List.of(wrong), session.outputs()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("is not among the model's tensors");
            assertThatThrownBy(() -> session.pin(1, List.of(), session.outputs()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("all inputs must be pinned");
        }
    }

    @Test
    void aBatchThatIsNotPinnedIsRefused() {
        try (ModelSession session = TestModels.open("halves");
                PinnedRun pinned = session.pin(2)) {
            assertThatThrownBy(() -> pinned.run(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pinned.run(3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pinned.input("picture")).hasMessageContaining("image");
        }
    }

    @Test
    void aCallAllocatesNothingBeyondTheLibrarysOwn() throws OrtException {
        try (ModelSession session = TestModels.open("halves");
                PinnedRun pinned = session.pin(1)) {
            Runnable bareRun = bareRun();
            long ours = Long.MAX_VALUE;
            long bare = Long.MAX_VALUE;
            for (int round = 0;
                    round < ROUNDS;
                    round++) { // by turns: what the compiler has made of the library is the same for both
                ours = Math.min(ours, allocatedPerCall(() -> pinned.run(1)));
                bare = Math.min(bare, allocatedPerCall(bareRun));
            }

            assertThat(ours - bare)
                    .as("bytes beyond the %d of OrtSession.run", bare)
                    .isLessThanOrEqualTo(0);
        }
    }

    /** The library's own call on the same model, with pinned tensors of the same kind. */
    private static Runnable bareRun() throws OrtException {
        OrtSession session = OnnxLibrary.environment()
                .createSession(TestModels.model("halves").toString());
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>(Map.of("image", tensor(new long[] {1, 1, 4, 4}, 64)));
        Map<String, OnnxTensor> outputs = new LinkedHashMap<>(Map.of("logits", tensor(new long[] {1, 3}, 12)));
        return () -> {
            try {
                session.run(inputs, outputs).close();
            } catch (OrtException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static OnnxTensor tensor(long[] shape, int bytes) throws OrtException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return OnnxTensor.createTensor(OnnxLibrary.environment(), buffer.asFloatBuffer(), shape);
    }

    private static long allocatedPerCall(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }

    private static void putLeft(ByteBuffer image, int example, float value) {
        for (int i = 0; i < 16; i++) {
            image.putFloat((example * 16 + i) * Float.BYTES, i % 4 < 2 ? value : 0);
        }
    }
}
