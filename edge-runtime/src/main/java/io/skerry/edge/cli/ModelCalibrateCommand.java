package io.skerry.edge.cli;

import io.skerry.inference.dataset.IdxException;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.predict.CalibrationRun;
import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.RiskPoint;
import io.skerry.onnx.CheckSetFiles;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.SessionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how sure a model really is and writes it into its manifest. */
@Command(
        name = "calibrate",
        description =
                "Measures how sure a model really is, on its check set, and writes that into its manifest.json. Nothing else changes.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 measured, 1 the model is not sound or has no check set, 2 wrong usage."})
final class ModelCalibrateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "a folder with model.onnx, manifest.json and a check set")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path model;

    @Option(names = "--dry-run", description = "measure and print; write nothing")
    boolean dryRun;

    @Override
    public Integer call() throws IOException {
        ModelArtefact artefact = ModelArtefact.open(model);
        CheckSetFiles files = artefact.checkSet()
                .orElseThrow(
                        () -> new ModelException(
                                Kind.UNSUPPORTED,
                                model
                                        + " has no check set to measure on: add images that it was not trained on, as 'checkSet'"));
        ManifestFile manifest = ManifestFile.in(model);
        Calibration measured;
        try (Predictor predictor = Predictor.open(artefact, SessionSettings.DEFAULT)) {
            ModelCheck.require(predictor, ModelCheck.TOLERANCE);
            measured = CalibrationRun.measure(predictor, read(files));
            print(predictor.name(), measured);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            out.println("Nothing was written.");
        } else {
            manifest.write(measured);
            out.println("Written to " + manifest.path() + ".");
        }
        return 0;
    }

    private static LabelledImages read(CheckSetFiles files) {
        try {
            return LabelledImages.read(files);
        } catch (IdxException e) {
            throw new ModelException(Kind.CHECK_FAILED, "the check set is not valid: " + e.getMessage(), e);
        }
    }

    private void print(String name, Calibration measured) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s, %d examples%n", name, measured.examples());
        out.printf(Locale.ROOT, "temperature              %10.4f%n", measured.temperature());
        out.printf(Locale.ROOT, "calibration error before %10.4f%n", measured.eceBefore());
        out.printf(Locale.ROOT, "                  after  %10.4f%n", measured.eceAfter());
        out.println();
        out.println("if it answers alone from this confidence on:");
        out.printf(Locale.ROOT, "%10s %10s %10s%n", "confidence", "of all", "wrong");
        for (RiskPoint point : measured.risk()) {
            out.printf(
                    Locale.ROOT,
                    "%10.4f %9.1f%% %9.2f%%%n",
                    point.threshold(),
                    100 * point.coverage(),
                    100 * point.error());
        }
    }
}
