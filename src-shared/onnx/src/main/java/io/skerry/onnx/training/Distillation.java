package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;

/**
 * Knowledge distillation (Hinton, Vinyals and Dean, 2015) of logits FP32 [N, K, …] towards those of a teacher, which the step takes as
 * {@value StepGraph#TEACHER}: {@code weight T² KL(softmax(teacher / T) || softmax(logits / T))} and, for the rest of the weight, the cross-entropy of
 * the labels.
 *
 * @param temperature T, above 0; the higher, the more the teacher's doubts count
 * @param weight of the teacher, from 0 to 1
 */
public record Distillation(double temperature, double weight) implements ClassLoss {

    public Distillation {
        if (!(temperature > 0 && weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the temperature is above 0 and the teacher's weight from 0 to 1, found "
                    + temperature + " and " + weight);
        }
    }

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        Terms hard = new CrossEntropy().add(output, labels, share, type);
        Value teacher = output.graph().input(ValueInfos.of(StepGraph.TEACHER, DataType.FLOAT, type.shape()));
        Value taught = logarithm(teacher);
        Value learned = logarithm(output);
        Value shares = Shares.ofPlaces(share, type).times(weight);
        Value target = taught.apply("Exp").times(shares);
        Value divergence = taught.minus(learned).times(target).sum();
        Value pull = learned.apply("Exp").times(shares).minus(target);
        return new Terms(
                hard.loss().times(1 - weight).plus(divergence.times(temperature * temperature)),
                hard.gradient().times(1 - weight).plus(pull.times(temperature)));
    }

    private Value logarithm(Value logits) {
        return logits.times(1 / temperature).apply("LogSoftmax", Attributes.integer("axis", Classes.AXIS));
    }
}
