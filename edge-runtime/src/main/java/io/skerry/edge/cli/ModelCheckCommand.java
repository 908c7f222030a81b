package io.skerry.edge.cli;

import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.SessionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a node would let a model serve, and what it is. */
@Command(
        name = "check",
        description = {
            "Checks a model as a node does before it serves: its digests, its graph against its manifest, and its answers to its"
                    + " check set. Without a manifest, says what its graph implies."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 the model is sound, 1 it is not, 2 wrong usage."})
final class ModelCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "a folder with model.onnx and manifest.json, or an .onnx file")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path model;

    @Override
    public Integer call() throws IOException {
        ModelArtefact artefact = ModelArtefact.open(model);
        try (Predictor predictor = Predictor.open(artefact, SessionSettings.DEFAULT)) {
            String accuracy = ModelCheck.require(predictor, ModelCheck.TOLERANCE)
                    .map(found -> String.format(Locale.ROOT, "%.4f right, as its manifest says", found))
                    .orElse("none: nobody can tell whether it answers right");
            print(predictor, Files.size(artefact.modelFile()), accuracy);
        }
        return 0;
    }

    private void print(Predictor predictor, long bytes, String accuracy) {
        PrintWriter out = spec.commandLine().getOut();
        ModelManifest manifest = predictor.manifest();
        row(out, "model", predictor.name() + ", " + bytes + " bytes");
        row(out, "sha256", predictor.artefact().sha256());
        if (predictor.artefact().manifest().isEmpty()) {
            printImplied(out, manifest);
        }
        predictor.session().inputs().forEach(input -> row(out, "input", input.toString()));
        predictor.session().outputs().forEach(output -> row(out, "output", output.toString()));
        row(out, "classes", String.valueOf(manifest.labels().size()));
        row(out, "check set", accuracy);
        ModelManifest.Calibration known = manifest.calibration();
        if (known == null) {
            boolean measurable = manifest.input() instanceof ImageInput;
            row(out, "calibration", measurable ? "none: skerry-edge model calibrate measures it" : "none");
        } else {
            row(
                    out,
                    "calibration",
                    String.format(
                            Locale.ROOT, "temperature %.4f, from %d examples", known.temperature(), known.examples()));
            row(
                    out,
                    "",
                    String.format(Locale.ROOT, "error %.4f before, %.4f after", known.eceBefore(), known.eceAfter()));
        }
    }

    private static void printImplied(PrintWriter out, ModelManifest implied) {
        row(out, "manifest", "no manifest: serves tensors only");
        String output = switch (implied.output().postprocess()) {
            case SOFTMAX -> "logits";
            case NONE -> "probabilities";
        };
        row(
                out,
                "implied",
                "a classification, labels " + implied.labels().getFirst() + " to "
                        + implied.labels().getLast() + ", the output is " + output);
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, value);
    }
}
