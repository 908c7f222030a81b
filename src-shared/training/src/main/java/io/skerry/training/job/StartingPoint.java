package io.skerry.training.job;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelInput;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.Postprocess;
import io.skerry.onnx.TensorInput;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.data.DataException;
import io.skerry.training.data.Dataset;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Holdout;
import io.skerry.training.data.ImageExamples;
import io.skerry.training.data.Pictures;
import io.skerry.training.data.Scaling;
import io.skerry.training.data.Shuffle;
import io.skerry.training.data.Table;
import io.skerry.training.data.TableExamples;
import io.skerry.training.model.Architecture;
import io.skerry.training.model.Standardized;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A model before its training.
 *
 * @param model from FP32 examples to logits
 * @param input how it takes them
 * @param labels its classes, by index
 */
public record StartingPoint(OnnxGraph model, ModelInput input, List<String> labels) {

    /** In place of an epoch: the random numbers from which the first parameters are drawn. */
    private static final long FIRST_PARAMETERS = 0;

    public StartingPoint {
        labels = List.copyOf(labels);
    }

    /**
     * A new model for some data. It scales what it takes by mean and standard deviation of what it learns from.
     *
     * @throws IllegalArgumentException if the architecture does not take such data
     */
    public static StartingPoint of(Architecture architecture, Holdout data, long seed) {
        List<String> labels = data.training().data().labels().names();
        int[] examples = data.training().examples();
        return switch (data.training().data()) {
            case Pictures pictures -> {
                List<Long> shape =
                        List.of((long) pictures.channels(), (long) pictures.height(), (long) pictures.width());
                OnnxGraph model = architecture.build(shape, labels.size(), Shuffle.random(seed, FIRST_PARAMETERS));
                ImageInput input = pictures.input(inputOf(model), Scaling.of(pictures, examples));
                yield new StartingPoint(model, input, labels);
            }
            case Table table -> {
                Scaling scaling = Scaling.of(table, examples);
                long columns = table.columns().size();
                OnnxGraph plain =
                        architecture.build(List.of(columns), labels.size(), Shuffle.random(seed, FIRST_PARAMETERS));
                OnnxGraph model = Standardized.of(plain, scaling.mean(), scaling.std());
                yield new StartingPoint(model, tensor(model, columns), labels);
            }
        };
    }

    /**
     * A model that is there. Its manifest, if it has one, says how it takes examples; else pictures are scaled as for a new model.
     *
     * @throws DataException if the data have classes that it has not
     */
    public static StartingPoint of(ModelArtefact artefact, Holdout data) throws IOException {
        OnnxGraph model = OnnxGraph.read(Files.readAllBytes(artefact.modelFile()));
        if (model.inputs().size() != 1) {
            throw new DataException(artefact.modelFile() + " has "
                    + model.inputs().size() + " inputs: a model with one can be trained and evaluated here");
        }
        OnnxGraph bare =
                new OnnxGraph(model.model().toBuilder().clearMetadataProps().build());
        ModelManifest manifest = artefact.manifest().orElse(null);
        if (manifest == null) {
            ModelInput input = switch (data.training().data()) {
                case Pictures pictures ->
                    pictures.input(
                            inputOf(model), Scaling.of(pictures, data.training().examples()));
                case Table table -> tensor(model, table.columns().size());
            };
            return new StartingPoint(
                    bare, input, data.training().data().labels().names());
        }
        if (manifest.output().postprocess() != Postprocess.SOFTMAX) {
            throw new DataException(artefact.modelFile()
                    + " gives probabilities, as its manifest says: export it with logits as its output");
        }
        return new StartingPoint(bare, manifest.input(), manifest.labels());
    }

    private static String inputOf(OnnxGraph model) {
        return model.inputs().getFirst().getName();
    }

    private static TensorInput tensor(OnnxGraph model, long columns) {
        return new TensorInput(inputOf(model), Datatype.FP32, List.of(-1L, columns));
    }

    /**
     * Data as this model takes them.
     *
     * @throws DataException if it takes others
     */
    public Examples examples(Dataset data) {
        Dataset labelled = data.with(data.labels().in(labels));
        if (labelled instanceof Pictures pictures && input instanceof ImageInput image) {
            return new ImageExamples(pictures, image);
        }
        if (labelled instanceof Table table && input instanceof TensorInput) {
            return new TableExamples(table);
        }
        throw new DataException(
                input instanceof ImageInput
                        ? "the model takes pictures, the data are rows of numbers: give it pictures"
                        : "the model takes numbers and its manifest does not say how a picture becomes them: give it a CSV file");
    }
}
