package io.skerry.edge.link;

import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.TensorExample;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Payload;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Examples and verdicts as the wire has them, and back. An image travels as the bytes it came in: nothing is encoded again. */
public final class ExamplePayload {

    private ExamplePayload() {}

    public static Payload of(Example example) {
        return switch (example) {
            case ImageExample image -> new Payload(image.contentType(), null, List.of(), image.bytes());
            case TensorExample tensor ->
                new Payload(tensor.contentType(), null, List.of(info(tensor.name(), tensor.tensor())), tensor.bytes());
        };
    }

    /**
     * The example that a payload carries, checked.
     *
     * @throws io.skerry.inference.image.ImageException if it is no picture that is accepted
     * @throws TensorException if it has several tensors, or one of a type that models do not take
     */
    public static Example example(Payload payload) {
        if (payload.encoding() != null) {
            throw new TensorException("the payload is compressed with '" + payload.encoding() + "': send it as it is");
        }
        if (payload.tensors().isEmpty()) {
            ByteBuffer bytes = payload.bytes();
            byte[] image = new byte[bytes.remaining()];
            bytes.get(image);
            return ImageExample.check(image);
        }
        if (payload.tensors().size() > 1) {
            throw new TensorException("the payload has " + payload.tensors().size() + " tensors, an example is one");
        }
        TensorInfo info = payload.tensors().getFirst();
        long[] shape = info.shape().stream().mapToLong(Long::longValue).toArray();
        ByteBuffer bytes = payload.bytes().slice(info.offset(), info.length());
        return new TensorExample(info.name(), Tensor.copyOf(datatype(info), shape, bytes));
    }

    private static Datatype datatype(TensorInfo info) {
        return Arrays.stream(Datatype.values())
                .filter(datatype -> datatype.name().equals(info.datatype().name()))
                .findFirst()
                .orElseThrow(() -> new TensorException("models do not take tensors of type " + info.datatype()));
    }

    private static TensorInfo info(String name, Tensor tensor) {
        return new TensorInfo(
                name,
                io.skerry.wire.Datatype.valueOf(tensor.datatype().name()),
                Arrays.stream(tensor.shape()).boxed().toList(),
                0,
                tensor.data().remaining());
    }

    public static ModelVerdict verdict(Verdict verdict) {
        return new ModelVerdict(verdict.model(), verdict.index(), verdict.label(), verdict.confidence());
    }

    public static Verdict verdict(ModelVerdict verdict) {
        return new Verdict(verdict.index(), verdict.label(), verdict.confidence(), verdict.model());
    }
}
