package io.skerry.inference.predict;

import io.skerry.inference.image.Pixels;
import io.skerry.onnx.ImpliedManifest;
import io.skerry.onnx.ManifestGraphCheck;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One classifier, from example to answer: decode, preprocess, run, postprocess. Thread-safe: as many threads run at once as there are
 * processors, further ones wait. A closed predictor lets those inside finish.
 */
public final class Predictor implements AutoCloseable {

    /** Examples that go through the model at once at most; a longer list is cut. */
    public static final int MAX_BATCH = 64;

    /** Input bytes that go through the model at once at most. */
    private static final int MAX_BATCH_BYTES = 64 << 20;

    private final ModelArtefact artefact;
    private final ModelManifest manifest;
    private final ModelSession session;
    private final Scoring scoring;
    private final int maxBatch;
    private final Lanes lanes;

    private Predictor(ModelArtefact artefact, ModelManifest manifest, ModelSession session) {
        this.artefact = artefact;
        this.manifest = manifest;
        this.session = session;
        this.scoring = new Scoring(manifest);
        this.maxBatch = maxBatch(session, manifest);
        int processors = Runtime.getRuntime().availableProcessors();
        this.lanes = new Lanes(processors, () -> new Lane(session, manifest), session::close);
    }

    /**
     * Loads a classifier, compares its graph with its manifest and runs it once. A model without a manifest takes tensors, if its graph
     * {@linkplain ImpliedManifest implies} how.
     *
     * @throws ModelException if it has no manifest and needs one, is no classifier, contradicts its manifest, or cannot be loaded or run
     */
    public static Predictor open(ModelArtefact artefact, SessionSettings settings) {
        artefact.manifest().ifPresent(Predictor::requireClassifier);
        ModelSession session = ModelSession.open(artefact.modelFile(), settings);
        try {
            ModelManifest manifest = artefact.manifest().orElseGet(() -> ImpliedManifest.of(artefact, session));
            ManifestGraphCheck.require(manifest, session.inputs(), session.outputs());
            Predictor predictor = new Predictor(artefact, manifest, session);
            predictor.warmUp();
            return predictor;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void requireClassifier(ModelManifest manifest) {
        if (manifest.task() != ModelManifest.Task.CLASSIFICATION) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "manifest: task is '" + manifest.task() + "', only classifiers answer with classes");
        }
    }

    private static int maxBatch(ModelSession session, ModelManifest manifest) {
        boolean batched = session.inputs().getFirst().shape().getFirst() == -1;
        int fitting = MAX_BATCH_BYTES / manifest.input().exampleBytes();
        return batched ? Math.clamp(fitting, 1, MAX_BATCH) : 1;
    }

    /** The first run is slow and may show that the model cannot run; zeros need not have a sensible answer. */
    private void warmUp() {
        Lane lane = lanes.take();
        try {
            lane.run(1);
        } catch (RuntimeException e) {
            close();
            throw e;
        } finally {
            lanes.giveBack(lane);
        }
    }

    /**
     * Answers one example.
     *
     * @throws io.skerry.inference.image.ImageException if its picture cannot be decoded, or the model takes no pictures
     * @throws io.skerry.onnx.TensorException if its tensor does not fit the model
     * @throws ModelException if the model fails on it
     */
    public Classification predict(Example example) {
        return predict(List.of(example)).getFirst();
    }

    /**
     * Answers several examples, as one batch if the model can. One bad example fails them all.
     *
     * @return one answer for each example, in their order
     */
    public List<Classification> predict(List<? extends Example> examples) {
        return run(examples, Lane::write);
    }

    /** Answers decoded pictures, in their order. */
    public List<Classification> classify(List<Pixels> pictures) {
        return run(pictures, Lane::write);
    }

    /** Writes an example of a batch into a lane. */
    @FunctionalInterface
    private interface Writing<T> {
        void write(Lane lane, int index, T example);
    }

    private <T> List<Classification> run(List<? extends T> examples, Writing<T> writing) {
        List<Classification> answers = new ArrayList<>(examples.size());
        Lane lane = lanes.take();
        try {
            for (int from = 0; from < examples.size(); from += maxBatch) {
                int batch = Math.min(maxBatch, examples.size() - from);
                lane.prepare(batch);
                for (int i = 0; i < batch; i++) {
                    writing.write(lane, i, examples.get(from + i));
                }
                ByteBuffer output = lane.run(batch);
                for (int i = 0; i < batch; i++) {
                    answers.add(scoring.read(output, i));
                }
            }
        } finally {
            lanes.giveBack(lane);
        }
        return answers;
    }

    /** The model's name and version, as in answers: {@code name:version}. */
    public String name() {
        return manifest.id();
    }

    /** The model on disk. */
    public ModelArtefact artefact() {
        return artefact;
    }

    /** What is said of the model, or implied by its graph. */
    public ModelManifest manifest() {
        return manifest;
    }

    /** The model with its plain tensors. */
    public ModelSession session() {
        return session;
    }

    @Override
    public void close() {
        lanes.close();
    }
}
