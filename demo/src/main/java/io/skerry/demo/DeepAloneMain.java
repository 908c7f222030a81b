package io.skerry.demo;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Classifies the first pictures of a test set and prints a label for each. */
public final class DeepAloneMain {

    private DeepAloneMain() {}

    /** Expects the model's folder, the test set's images and labels, and how many pictures. */
    public static void main(String... args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        LabelledImages pictures = LabelledImages.read(Path.of(args[1]), Path.of(args[2]));
        int count = Integer.parseInt(args[3]);
        try (Predictor model = Predictor.open(ModelArtefact.open(Path.of(args[0])), SessionSettings.DEFAULT)) {
            for (int from = 0; from < count; from += Predictor.MAX_BATCH) {
                int to = Math.min(count, from + Predictor.MAX_BATCH);
                model.classify(pictures.images(from, to)).forEach(answer -> out.println(answer.label()));
            }
        }
        out.flush();
    }
}
