package io.skerry.training;

import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.metrics.Epoch;
import java.util.List;

/**
 * What a training gives.
 *
 * @param model the best one of all epochs, by accuracy
 * @param best the epoch that it is from
 * @param history all epochs
 */
public record TrainedModel(OnnxGraph model, Epoch best, List<Epoch> history) {

    public TrainedModel {
        history = List.copyOf(history);
    }
}
