package io.skerry.onnx.training;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.PinnedRun;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@link StepGraph} in ONNX Runtime. Each slot has two buffers: a step reads one and writes the other, and the next step the reverse, so
 * that nothing is copied between steps. For one thread at a time.
 */
public final class StepSession implements AutoCloseable {

    private static final int SIDES = 2;

    private final ModelSession session;
    private final List<Map<String, ByteBuffer>> slots;
    private final Map<String, ByteBuffer> constants;
    private final List<PinnedRun> runs;
    private long seed;
    private int side;

    /**
     * Loads a step. All slots hold zeros.
     *
     * @param maxBatch examples in the largest batch
     * @throws io.skerry.onnx.ModelException if it is no model that can run here
     */
    public StepSession(StepGraph step, int maxBatch, SessionSettings settings) {
        List<Slot> moving = Stream.of(step.parameters(), step.statistics(), step.memories())
                .flatMap(List::stream)
                .toList();
        this.session = ModelSession.of(step.graph().bytes(), "the training step", settings);
        this.slots =
                Stream.generate(() -> buffers(moving.stream())).limit(SIDES).toList();
        Map<String, ByteBuffer> first = slots.getFirst();
        this.constants = session.inputs().stream()
                .filter(spec -> spec.fixed() && !first.containsKey(spec.name()))
                .collect(Collectors.toMap(TensorSpec::name, spec -> buffer(spec.shape(), spec.datatype())));
        constants.put(StepGraph.LOSS, buffer(List.of(), Datatype.FP32));
        this.runs = List.of(pin(maxBatch, 0), pin(maxBatch, 1));
    }

    private PinnedRun pin(int maxBatch, int side) {
        Map<String, ByteBuffer> whole = new HashMap<>(constants);
        whole.putAll(slots.get(side));
        slots.get(1 - side).forEach((name, buffer) -> whole.put(Slot.NEXT + name, buffer));
        return session.pin(maxBatch, session.inputs(), session.outputs(), whole);
    }

    private static Map<String, ByteBuffer> buffers(Stream<Slot> slots) {
        return slots.collect(Collectors.toMap(Slot::name, slot -> buffer(slot.shape(), Datatype.FP32)));
    }

    private static ByteBuffer buffer(List<Long> shape, Datatype datatype) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        return ByteBuffer.allocateDirect(Math.toIntExact(elements * datatype.bytes()))
                .order(ByteOrder.nativeOrder());
    }

    /** Where to write an input of the next step, example after example: the model's inputs, the labels, the weights. */
    public ByteBuffer input(String name) {
        return runs.get(side).input(name);
    }

    /** What an output of the last step was, example after example. */
    public ByteBuffer output(String name) {
        return runs.get(1 - side).output(name);
    }

    /**
     * A slot as it is now, to be read or written: a view from its first element to its last. A tensor or a number of a penalty is one, too. After
     * the next step it is another.
     */
    public FloatBuffer slot(String name) {
        ByteBuffer moving = slots.get(side).get(name);
        ByteBuffer buffer = moving == null ? constants.get(name) : moving;
        if (buffer == null) {
            throw new IllegalArgumentException("the training step has no slot '" + name + "'");
        }
        return buffer.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
    }

    /** What the elements that are dropped depend on, together with the number of the step. */
    public void seed(long value) {
        seed = value;
    }

    /**
     * One step.
     *
     * @param batch how many examples are in the inputs
     * @param rate the learning rate
     * @param number of the step, from 1
     * @return the loss of the batch before the step
     */
    public float step(int batch, float rate, long number) {
        slot(StepGraph.RATE).put(rate);
        slot(StepGraph.STEP).put((float) number);
        ByteBuffer seeds = constants.get(StepGraph.SEED);
        if (seeds != null) {
            seeds.putLong(0, new SplittableRandom(seed ^ number << Integer.SIZE).nextLong());
        }
        runs.get(side).run(batch);
        side = 1 - side;
        return slot(StepGraph.LOSS).get();
    }

    /** Takes the last step back, as if it had not been. */
    public void undo() {
        side = 1 - side;
    }

    @Override
    public void close() {
        runs.forEach(PinnedRun::close);
        session.close();
    }
}
