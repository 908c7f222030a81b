package io.skerry.edge.model;

import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a model may serve: every digest is right, the graph loads and agrees with the manifest or implies one, the model runs,
 * and it answers its check set as well as its manifest says, within {@link ModelCheck#TOLERANCE}. These runs also warm it up.
 *
 * @param settings how models run on this node
 */
public record ModelAdmission(SessionSettings settings) {

    /**
     * Opens a model and tries it out.
     *
     * @param folder its files
     * @param source where they were fetched from: it names a model without a manifest
     * @param sha256 what its plan says of {@code model.onnx}; null: nothing
     * @return ready for requests; the caller closes it
     * @throws io.skerry.onnx.ModelException if the model is refused
     */
    Predictor admit(Path folder, URI source, @Nullable String sha256) {
        ModelArtefact artefact =
                ModelArtefact.open(folder, settings.maxModelBytes()).copiedFrom(source);
        if (sha256 != null) {
            artefact.requireDigest(sha256);
        }
        Predictor predictor = Predictor.open(artefact, settings);
        try {
            ModelCheck.require(predictor, ModelCheck.TOLERANCE);
            return predictor;
        } catch (RuntimeException e) {
            predictor.close();
            throw e;
        }
    }
}
