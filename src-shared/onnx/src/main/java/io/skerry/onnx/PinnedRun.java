package io.skerry.onnx;

import ai.onnxruntime.OnnxTensor;
import io.skerry.onnx.ModelException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's inputs and outputs bound to direct buffers that are reused from call to call: write the inputs, {@link #run}, read the
 * outputs. A call allocates nothing beyond what ONNX Runtime's own {@code run} does. One buffer per tensor serves every batch size;
 * the native views of a size are made once, at its first use. For one thread at a time.
 */
public final class PinnedRun implements AutoCloseable {

    private final ModelSession session;
    private final List<TensorSpec> inputSpecs;
    private final List<TensorSpec> outputSpecs;
    private final Map<String, ByteBuffer> inputs;
    private final Map<String, ByteBuffer> outputs;
    private final @Nullable Bound[] byBatch;

    /** Views of the buffers for one batch size. Plain linked maps: the library walks their entries, and these allocate least. */
    private record Bound(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    PinnedRun(
            ModelSession session,
            int maxBatch,
            List<TensorSpec> inputSpecs,
            List<TensorSpec> outputSpecs,
            Map<String, ByteBuffer> whole) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch must be at least 1, found " + maxBatch);
        }
        requireNarrowed(inputSpecs, session.inputs(), true);
        requireNarrowed(outputSpecs, session.outputs(), false);
        requirePinnable(inputSpecs, maxBatch, whole);
        requirePinnable(outputSpecs, maxBatch, whole);
        this.session = session;
        this.inputSpecs = List.copyOf(inputSpecs);
        this.outputSpecs = List.copyOf(outputSpecs);
        this.inputs = buffers(inputSpecs, maxBatch, whole);
        this.outputs = buffers(outputSpecs, maxBatch, whole);
        this.byBatch = new Bound[maxBatch + 1];
    }

    private static void requireNarrowed(List<TensorSpec> pinned, List<TensorSpec> graph, boolean all) {
        for (TensorSpec spec : pinned) {
            if (graph.stream().noneMatch(candidate -> narrows(spec, candidate))) {
                throw new ModelException(Kind.CONTRADICTION, spec + " is not among the model's tensors " + graph);
            }
        }
        if (all && pinned.size() != graph.size()) {
            throw new ModelException(Kind.CONTRADICTION, "all inputs must be pinned: the model takes " + graph);
        }
    }

    private static boolean narrows(TensorSpec spec, TensorSpec graph) {
        return spec.name().equals(graph.name()) && spec.datatype() == graph.datatype() && graph.admits(spec.shape());
    }

    private static void requirePinnable(List<TensorSpec> specs, int maxBatch, Map<String, ByteBuffer> whole) {
        for (TensorSpec spec : specs) {
            ByteBuffer given = whole.get(spec.name());
            if (given != null) {
                requireHolds(spec, given);
            } else if (!(spec.batched() || (maxBatch == 1 && spec.fixed()))) {
                throw new ModelException(
                        Kind.UNSUPPORTED,
                        "batches of up to " + maxBatch + " examples do not fit " + spec
                                + ": only the first dimension may be free, and it must be for batches");
            }
        }
    }

    private static void requireHolds(TensorSpec spec, ByteBuffer given) {
        if (!spec.fixed() || !given.isDirect() || given.capacity() != bytes(spec, 1)) {
            throw new ModelException(
                    Kind.CONTRADICTION, "a direct buffer of " + given.capacity() + " bytes cannot hold " + spec);
        }
    }

    private static int bytes(TensorSpec spec, int batch) {
        return Math.toIntExact(Tensor.byteCount(spec.datatype(), spec.shapeOf(batch)));
    }

    private static Map<String, ByteBuffer> buffers(
            List<TensorSpec> specs, int maxBatch, Map<String, ByteBuffer> whole) {
        Map<String, ByteBuffer> buffers = HashMap.newHashMap(specs.size());
        for (TensorSpec spec : specs) {
            ByteBuffer given = whole.get(spec.name());
            buffers.put(
                    spec.name(),
                    (given == null ? ByteBuffer.allocateDirect(bytes(spec, maxBatch)) : given)
                            .order(ByteOrder.nativeOrder()));
        }
        return buffers;
    }

    /** Where to write an input: direct, native order, example after example; the same buffer each time. */
    public ByteBuffer input(String name) {
        return require(inputs, name);
    }

    /** Where to read an output after {@link #run}: direct, native order, example after example; the same buffer each time. */
    public ByteBuffer output(String name) {
        return require(outputs, name);
    }

    private static ByteBuffer require(Map<String, ByteBuffer> buffers, String name) {
        ByteBuffer buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("'" + name + "' is not pinned: pinned are " + buffers.keySet());
        }
        return buffer;
    }

    /** The largest batch. */
    public int maxBatch() {
        return byBatch.length - 1;
    }

    /**
     * Runs the model on the first {@code batch} examples in the input buffers.
     *
     * @throws ModelException if the model fails on them
     */
    public void run(int batch) {
        if (batch < 1 || batch > maxBatch()) {
            throw new IllegalArgumentException("a batch here has 1 to " + maxBatch() + " examples, found " + batch);
        }
        Bound bound = byBatch[batch];
        if (bound == null) {
            bound = bind(batch);
            byBatch[batch] = bound;
        }
        session.runPinned(bound.inputs(), bound.outputs());
    }

    private Bound bind(int batch) {
        return new Bound(bind(inputSpecs, inputs, batch), bind(outputSpecs, outputs, batch));
    }

    private Map<String, OnnxTensor> bind(List<TensorSpec> specs, Map<String, ByteBuffer> buffers, int batch) {
        Map<String, OnnxTensor> tensors = LinkedHashMap.newLinkedHashMap(specs.size());
        for (TensorSpec spec : specs) {
            ByteBuffer data =
                    require(buffers, spec.name()).slice(0, bytes(spec, batch)).order(ByteOrder.nativeOrder());
            tensors.put(spec.name(), session.bind(spec, batch, data));
        }
        return tensors;
    }

    @Override
    public void close() {
        for (int i = 0; i < byBatch.length; i++) {
            Bound bound = byBatch[i];
            if (bound != null) {
                bound.inputs().values().forEach(OnnxTensor::close);
                bound.outputs().values().forEach(OnnxTensor::close);
                byBatch[i] = null;
            }
        }
    }
}
