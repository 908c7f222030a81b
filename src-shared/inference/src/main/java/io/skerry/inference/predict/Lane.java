package io.skerry.inference.predict;

import io.skerry.inference.image.ImageDecoder;
import io.skerry.inference.image.ImageException;
import io.skerry.inference.image.ImagePreprocessor;
import io.skerry.inference.image.Pixels;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ModelInput;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.PinnedRun;
import io.skerry.onnx.TensorException;
import io.skerry.onnx.TensorInput;
import io.skerry.onnx.TensorSpec;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that one thread needs to run a model: a decoder, a preprocessor, buffers. For one thread at a time. */
final class Lane implements AutoCloseable {

    private final ModelSession session;
    private final ModelInput input;
    private final int exampleBytes;
    private final TensorSpec inputSpec;
    private final TensorSpec exampleSpec;
    private final TensorSpec outputSpec;
    private final @Nullable ImagePreprocessor preprocessor;
    private final ImageDecoder decoder = new ImageDecoder();
    private PinnedRun pinned;

    Lane(ModelSession session, ModelManifest manifest) {
        this.session = session;
        this.input = manifest.input();
        this.exampleBytes = input.exampleBytes();
        this.inputSpec = narrowed(session.inputs(), input.name(), input.shape());
        this.exampleSpec = inputSpec.withBatch(1);
        List<Long> outputShape = List.of(-1L, (long) manifest.labels().size());
        this.outputSpec = narrowed(session.outputs(), manifest.output().name(), outputShape);
        this.preprocessor = switch (input) {
            case ImageInput image -> new ImagePreprocessor(image);
            case TensorInput _ -> null;
        };
        this.pinned = session.pin(1, List.of(inputSpec), List.of(outputSpec));
    }

    /** The graph's tensor with the manifest's dimensions where the graph leaves them free. */
    private static TensorSpec narrowed(List<TensorSpec> specs, String name, List<Long> shape) {
        TensorSpec graph = specs.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new TensorSpec(name, graph.datatype(), graph.shape().getFirst() == -1 ? shape : graph.shape());
    }

    /** Makes room for a batch; what was written before is gone. */
    void prepare(int batch) {
        if (batch > pinned.maxBatch()) {
            PinnedRun larger =
                    session.pin(Integer.highestOneBit(batch * 2 - 1), List.of(inputSpec), List.of(outputSpec));
            pinned.close();
            pinned = larger;
        }
    }

    /** Writes one example of the batch. */
    void write(int index, Example example) {
        switch (example) {
            case ImageExample image -> {
                ImagePreprocessor prepare = preprocessor();
                prepare.write(image.decode(decoder), buffer(), index * exampleBytes);
            }
            case TensorExample tensor -> write(index, tensor);
        }
    }

    /** Writes one example of the batch. */
    void write(int index, Pixels pixels) {
        preprocessor().write(pixels, buffer(), index * exampleBytes);
    }

    private ImagePreprocessor preprocessor() {
        if (preprocessor == null) {
            throw new ImageException(
                    ImageException.Code.UNSUPPORTED,
                    "the model takes the tensor " + exampleSpec
                            + ", and nothing says how an image becomes it: send the tensor"
                            + " through the tensor interface, or describe an image input in the model's manifest.json");
        }
        return preprocessor;
    }

    private void write(int index, TensorExample example) {
        if (!example.name().equals(input.name())) {
            throw new TensorException("there is no input '" + example.name() + "': the model takes " + exampleSpec);
        }
        exampleSpec.require(example.tensor());
        if (session.settings().finiteInputs()) {
            example.tensor().requireFinite(example.name());
        }
        ByteBuffer data = example.tensor().data();
        buffer().put(index * exampleBytes, data, 0, data.remaining());
    }

    private ByteBuffer buffer() {
        return pinned.input(input.name());
    }

    /** Runs the model on the first {@code batch} examples that were written; the result is read before the next call. */
    ByteBuffer run(int batch) {
        pinned.run(batch);
        return pinned.output(outputSpec.name());
    }

    @Override
    public void close() {
        pinned.close();
        decoder.close();
    }
}
