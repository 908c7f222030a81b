package io.skerry.edge.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import io.skerry.training.Evaluator;
import io.skerry.training.Evaluator.Assessment;
import io.skerry.training.data.Dataset;
import io.skerry.training.data.Holdout;
import io.skerry.training.data.Part;
import io.skerry.training.job.StartingPoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how good a classifier is. */
@Command(
        name = "evaluate",
        description = {
            "Says how good a classifier is on labelled data: on what the data set aside for that (t10k-, test-), or else on all."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 measured, 1 the data or the model cannot be used, 2 wrong usage."})
final class EvaluateCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "a folder with model.onnx and manifest.json, or an .onnx file")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path model;

    @Mixin
    DataOptions data = new DataOptions();

    @Option(names = "--json", description = "a JSON object, for programs")
    boolean json;

    @Override
    public Integer call() throws IOException {
        ModelArtefact artefact = ModelArtefact.open(model);
        artefact.requireManifest();
        Dataset examples = data.read().forEvaluation();
        StartingPoint start = StartingPoint.of(artefact, new Holdout(Part.all(examples), Part.all(examples)));
        Assessment found = new Evaluator(start.examples(examples), SessionSettings.DEFAULT).assess(start.model());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(object(found, start.labels(), examples.size())));
        } else {
            out.printf(Locale.ROOT, "examples  %,10d%n", examples.size());
            out.printf(Locale.ROOT, "accuracy  %10.4f%n", found.evaluation().accuracy());
            out.printf(Locale.ROOT, "macro F1  %10.4f%n", found.evaluation().macroF1());
            out.printf(Locale.ROOT, "loss      %10.4f%n%n", found.evaluation().loss());
            new ConfusionTable(found.matrix(), start.labels()).lines().forEach(out::println);
        }
        return 0;
    }

    private static ObjectNode object(Assessment found, List<String> labels, int examples) {
        ObjectNode object = JSON.createObjectNode()
                .put("examples", examples)
                .put("accuracy", found.evaluation().accuracy())
                .put("macroF1", found.evaluation().macroF1())
                .put("loss", found.evaluation().loss());
        object.set("labels", JSON.valueToTree(labels));
        ArrayNode rows = object.putArray("confusion");
        for (int actual = 0; actual < labels.size(); actual++) {
            ArrayNode row = rows.addArray();
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                row.add(found.matrix().count(actual, predicted));
            }
        }
        return object;
    }
}
