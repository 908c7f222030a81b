package io.skerry.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtUtil;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.PinnedRun;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call of a model that takes and gives floats, four ways; input written and output read each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class OnnxCalls {

    @Param({
        "benchmarks/models/mlp.onnx",
        "samples/mnist/shallow/model.onnx",
        "samples/mnist/deep/model.onnx",
        "samples/fashion-mnist/shallow/model.onnx",
        "samples/fashion-mnist/deep/model.onnx"
    })
    public String model;

    private OrtEnvironment environment;
    private TensorSpec input;
    private TensorSpec output;
    private long[] inputShape;
    private float[] values;
    private Object nestedValues;

    private ModelSession session;
    private PinnedRun pinned;
    private FloatBuffer pinnedInput;
    private FloatBuffer pinnedOutput;

    private OrtSession bare;
    private FloatBuffer bareInput;
    private FloatBuffer bareOutput;
    private final Map<String, OnnxTensor> bareInputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> bareOutputs = new LinkedHashMap<>();

    /** Opens the model twice: as the project does, and with the library alone under the same settings. */
    @Setup
    public void open() throws OrtException {
        Path file = Path.of(System.getProperty("skerry.home", "."), model);
        session = ModelSession.open(file, SessionSettings.DEFAULT);
        input = session.inputs().getFirst().withBatch(1);
        output = session.outputs().getFirst().withBatch(1);
        inputShape = shape(input);
        values = new float[count(inputShape)];
        nestedValues = OrtUtil.reshape(values, inputShape);
        pinned = session.pin(1);
        pinnedInput = pinned.input(input.name()).asFloatBuffer();
        pinnedOutput = pinned.output(output.name()).asFloatBuffer();
        environment = OrtEnvironment.getEnvironment();
        bare = openBare(file);
        bareInput = direct(count(inputShape));
        bareOutput = direct(count(shape(output)));
        bareInputs.put(input.name(), OnnxTensor.createTensor(environment, bareInput, inputShape));
        bareOutputs.put(output.name(), OnnxTensor.createTensor(environment, bareOutput, shape(output)));
    }

    private OrtSession openBare(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(SessionSettings.DEFAULT.arena());
            options.setMemoryPatternOptimization(SessionSettings.DEFAULT.arena());
            return environment.createSession(file.toString(), options);
        }
    }

    /** The project's fast path: buffers bound once. */
    @Benchmark
    public float pinned() {
        pinnedInput.put(0, values);
        pinned.run(1);
        return pinnedOutput.get(0);
    }

    /** The library alone, with tensors bound once: what the fast path can reach at best. */
    @Benchmark
    public float bare() throws OrtException {
        bareInput.put(0, values);
        bare.run(bareInputs, bareOutputs).close();
        return bareOutput.get(0);
    }

    /** The project's path for tensors of any shape: checked, and copied out. */
    @Benchmark
    public float tensors() {
        Tensor answer =
                session.run(Map.of(input.name(), Tensor.of(inputShape, values))).get(output.name());
        return answer == null ? Float.NaN : answer.data().getFloat(0);
    }

    /** The library as its tutorial shows it: arrays of arrays in and out. */
    @Benchmark
    public Object arrays() throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, nestedValues);
                OrtSession.Result result = bare.run(Map.of(input.name(), tensor))) {
            return result.get(0).getValue();
        }
    }

    /** Frees the native memory. */
    @TearDown
    public void close() throws OrtException {
        pinned.close();
        session.close();
        bareInputs.values().forEach(OnnxTensor::close);
        bareOutputs.values().forEach(OnnxTensor::close);
        bare.close();
    }

    private static long[] shape(TensorSpec spec) {
        return spec.shape().stream().mapToLong(Long::longValue).toArray();
    }

    private static int count(long[] shape) {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return Math.toIntExact(count);
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
