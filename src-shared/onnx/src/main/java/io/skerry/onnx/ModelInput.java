package io.skerry.onnx;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * The one tensor that a model takes: made of an image, or passed as it is. In JSON an image has a {@code layout}, a tensor a
 * {@code shape}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = TensorInput.class)
@JsonSubTypes({@JsonSubTypes.Type(ImageInput.class), @JsonSubTypes.Type(TensorInput.class)})
public sealed interface ModelInput permits ImageInput, TensorInput {

    /** Of the graph's input. */
    String name();

    /** Of the elements. */
    Datatype datatype();

    /** The tensor's shape, -1 for the batch. */
    List<Long> shape();

    /** The tensor for a batch of any size. */
    default TensorSpec spec() {
        return new TensorSpec(name(), datatype(), shape());
    }

    /** Bytes of one example. */
    default int exampleBytes() {
        long elements = shape().stream().skip(1).reduce(1L, Math::multiplyExact);
        return Math.toIntExact(elements * datatype().bytes());
    }
}
