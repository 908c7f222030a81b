package io.skerry.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.skerry.onnx.ModelException.Kind;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One ONNX model, ready to run. Thread-safe. A closed session lets no further call in and frees its native memory when the last call
 * inside has left, so a model can be swapped under load.
 */
public final class ModelSession implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final SessionSettings settings;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final Set<String> softmaxes;
    private final InputCheck check;
    private final InFlight inFlight;

    private ModelSession(
            OrtEnvironment environment,
            OrtSession session,
            SessionSettings settings,
            String model,
            Set<String> softmaxes)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.settings = settings;
        this.inputs = GraphSpecs.of(session.getInputInfo(), "input", model);
        this.outputs = GraphSpecs.of(session.getOutputInfo(), "output", model);
        this.softmaxes = softmaxes;
        this.check = new InputCheck(inputs, settings.finiteInputs());
        this.inFlight = new InFlight("the session of " + model, () -> close(session));
    }

    /**
     * Loads a model. The file must stay as it is while this runs.
     *
     * @throws ModelException if there is no such file, or it is no model that can run here
     */
    public static ModelSession open(Path model, SessionSettings settings) {
        OnnxFile file = OnnxFile.inspect(model, settings.maxModelBytes());
        return open(
                (environment, options) -> environment.createSession(model.toString(), options),
                model.getFileName().toString(),
                settings,
                file.softmaxes());
    }

    /**
     * Loads a model that a program has made, or has checked.
     *
     * @param name for messages
     * @throws ModelException if it is no model that can run here
     */
    public static ModelSession of(byte[] model, String name, SessionSettings settings) {
        return open((environment, options) -> environment.createSession(model, options), name, settings, Set.of());
    }

    private interface Loading {
        OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    private static ModelSession open(Loading loading, String name, SessionSettings settings, Set<String> softmaxes) {
        OrtEnvironment environment = OnnxLibrary.environment();
        try (OrtSession.SessionOptions options = options(settings)) {
            OrtSession session = loading.load(environment, options);
            try {
                return new ModelSession(environment, session, settings, name, softmaxes);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw LoadFailure.explain(name, e);
        }
    }

    static OrtSession.SessionOptions options(SessionSettings settings) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setIntraOpNumThreads(settings.intraOpThreads());
            options.setInterOpNumThreads(settings.interOpThreads());
            options.setExecutionMode(
                    settings.interOpThreads() > 1
                            ? OrtSession.SessionOptions.ExecutionMode.PARALLEL
                            : OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setCPUArenaAllocator(settings.arena());
            options.setMemoryPatternOptimization(settings.arena());
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    /** The graph's inputs, in its order. */
    public List<TensorSpec> inputs() {
        return inputs;
    }

    /** The graph's outputs, in its order. */
    public List<TensorSpec> outputs() {
        return outputs;
    }

    /** Whether an output comes straight from a Softmax. */
    boolean givesSoftmax(String output) {
        return softmaxes.contains(output);
    }

    public SessionSettings settings() {
        return settings;
    }

    /**
     * Runs the model on tensors of any fitting shape.
     *
     * @param tensors one for each input, by name
     * @return one for each output, by name, in the graph's order
     * @throws TensorException if a tensor does not fit
     * @throws ModelException if the model fails on them
     */
    public Map<String, Tensor> run(Map<String, Tensor> tensors) {
        check.require(tensors);
        Map<String, OnnxTensor> values = LinkedHashMap.newLinkedHashMap(tensors.size());
        inFlight.enter();
        try {
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                values.put(tensor.getKey(), value(tensor.getValue()));
            }
            try (OrtSession.Result result = session.run(values)) {
                return copies(result);
            }
        } catch (OrtException e) {
            throw runFailure(e);
        } finally {
            values.values().forEach(OnnxTensor::close);
            inFlight.leave();
        }
    }

    /**
     * Binds buffers that are reused from call to call, for batches of up to {@code maxBatch} examples.
     *
     * @throws ModelException if the model's shapes are not fixed but for the first dimension
     */
    public PinnedRun pin(int maxBatch) {
        return pin(maxBatch, inputs, outputs);
    }

    /**
     * As {@link #pin(int)}, with all inputs and some of the outputs, whose free dimensions the caller may have fixed.
     *
     * @throws ModelException if they are not the graph's, or their shapes are not fixed but for the first dimension
     */
    public PinnedRun pin(int maxBatch, List<TensorSpec> pinnedInputs, List<TensorSpec> pinnedOutputs) {
        return pin(maxBatch, pinnedInputs, pinnedOutputs, Map.of());
    }

    /**
     * As {@link #pin(int, List, List)}, but for tensors of a fixed shape that do not belong to an example, such as parameters.
     *
     * @param whole the buffers of those tensors, by name: direct, of their size, and the caller's, who may share them between bindings
     * @throws ModelException if a buffer does not fit its tensor
     */
    public PinnedRun pin(
            int maxBatch,
            List<TensorSpec> pinnedInputs,
            List<TensorSpec> pinnedOutputs,
            Map<String, ByteBuffer> whole) {
        return new PinnedRun(this, maxBatch, pinnedInputs, pinnedOutputs, whole);
    }

    /** A native view of bytes that stay where they are. */
    OnnxTensor bind(TensorSpec spec, int batch, ByteBuffer data) {
        try {
            return OnnxTensor.createTensor(
                    environment, data, spec.shapeOf(batch), spec.datatype().onnx());
        } catch (OrtException e) {
            throw runFailure(e);
        }
    }

    void runPinned(Map<String, OnnxTensor> pinnedInputs, Map<String, OnnxTensor> pinnedOutputs) {
        inFlight.enter();
        try {
            session.run(pinnedInputs, pinnedOutputs).close();
        } catch (OrtException e) {
            throw runFailure(e);
        } finally {
            inFlight.leave();
        }
    }

    private OnnxTensor value(Tensor tensor) throws OrtException {
        return OnnxTensor.createTensor(
                environment, tensor.data(), tensor.shape(), tensor.datatype().onnx());
    }

    private Map<String, Tensor> copies(OrtSession.Result result) {
        Map<String, Tensor> tensors = LinkedHashMap.newLinkedHashMap(outputs.size());
        for (TensorSpec output : outputs) {
            OnnxValue value = result.get(output.name()).orElseThrow();
            OnnxTensor tensor = (OnnxTensor) value;
            tensors.put(
                    output.name(),
                    Tensor.copyOf(output.datatype(), tensor.getInfo().getShape(), tensor.getByteBuffer()));
        }
        return tensors;
    }

    private static ModelException runFailure(OrtException e) {
        return new ModelException(Kind.RUN_FAILED, "the model failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        inFlight.close();
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session cannot be freed: " + e.getMessage(), e);
        }
    }
}
