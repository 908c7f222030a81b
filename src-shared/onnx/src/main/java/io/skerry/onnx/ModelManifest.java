package io.skerry.onnx;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What code would otherwise have to guess about a model, in a file {@code manifest.json} beside it or in its metadata property
 * {@code skerry.manifest}.
 *
 * @param apiVersion {@link #API_VERSION}
 * @param name letters, digits, {@code - _ .}
 * @param version as the name
 * @param task what the model does
 * @param sha256 of {@code model.onnx}; absent only in a manifest that is inside the file itself
 * @param input what the model takes
 * @param output how the output tensor becomes an answer
 * @param labels of the classes, by index; empty only if the task has no classes
 * @param calibration how sure the model really is, absent if nobody measured
 * @param checkSet images that travel with the model, absent if there are none
 * @param provenance where the model comes from, absent if unknown
 */
public record ModelManifest(
        String apiVersion,
        String name,
        String version,
        Task task,
        @Nullable String sha256,
        ModelInput input,
        Output output,
        List<String> labels,
        @Nullable Calibration calibration,
        @Nullable CheckSet checkSet,
        @Nullable Provenance provenance) {

    /** The only version there is. */
    public static final String API_VERSION = "skerry.io/model-manifest/v1";

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What a model does. */
    public enum Task {
        @JsonProperty("classification")
        CLASSIFICATION,
        @JsonProperty("detection")
        DETECTION,
        @JsonProperty("embedding")
        EMBEDDING,
        @JsonProperty("segmentation")
        SEGMENTATION,
        @JsonProperty("regression")
        REGRESSION
    }

    public ModelManifest {
        ManifestCheck.present(apiVersion, "apiVersion");
        ManifestCheck.that(
                API_VERSION.equals(apiVersion), "apiVersion", "is '" + apiVersion + "', must be '" + API_VERSION + "'");
        ManifestCheck.matches(NAME, name, "name", "1 to 100 letters, digits, '-', '_' or '.'");
        ManifestCheck.matches(NAME, version, "version", "1 to 100 letters, digits, '-', '_' or '.'");
        ManifestCheck.present(task, "task");
        if (sha256 != null) {
            ManifestCheck.matches(SHA256, sha256, "sha256", "64 lower-case hexadecimal digits");
        }
        ManifestCheck.present(input, "input");
        ManifestCheck.present(output, "output");
        labels = List.copyOf(Objects.requireNonNullElse(labels, List.of()));
        ManifestCheck.that(Set.copyOf(labels).size() == labels.size(), "labels", "must be different from each other");
        ManifestCheck.that(task != Task.CLASSIFICATION || labels.size() >= 2, "labels", "must name at least 2 classes");
        ManifestCheck.that(
                checkSet == null || input instanceof ImageInput,
                "checkSet",
                "must be left out: a check set has images, and the input is a tensor");
    }

    /** Name and version, as in answers: {@code name:version}. */
    public String id() {
        return name + ":" + version;
    }

    /** How the output tensor becomes an answer. */
    public record Output(String name, Postprocess postprocess) {
        public Output {
            ManifestCheck.that(name != null && !name.isEmpty(), "output.name", "is missing");
            ManifestCheck.present(postprocess, "output.postprocess");
        }
    }

    /** What is done with the output's numbers. */
    public enum Postprocess {
        /** They are logits: their softmax is the probabilities. */
        @JsonProperty("softmax")
        SOFTMAX,
        /** They are what they are; for a classification, probabilities. */
        @JsonProperty("none")
        NONE
    }

    /**
     * How sure the model really is, measured on examples that it was not trained on.
     *
     * @param temperature by which logits are divided before the softmax (Guo et al., 2017)
     * @param eceBefore expected calibration error without the temperature
     * @param eceAfter expected calibration error with it
     * @param examples how many were measured
     * @param risk error against coverage, by threshold
     */
    public record Calibration(
            double temperature, double eceBefore, double eceAfter, int examples, List<RiskPoint> risk) {
        public Calibration {
            ManifestCheck.that(
                    temperature > 0 && Double.isFinite(temperature),
                    "calibration.temperature",
                    "is " + temperature + ", must be above 0");
            ManifestCheck.share(eceBefore, "calibration.eceBefore");
            ManifestCheck.share(eceAfter, "calibration.eceAfter");
            ManifestCheck.that(examples > 0, "calibration.examples", "is " + examples + ", must be above 0");
            risk = List.copyOf(Objects.requireNonNullElse(risk, List.of()));
        }
    }

    /**
     * What happens if the model answers alone from this confidence on.
     *
     * @param threshold the calibrated confidence
     * @param coverage share of the examples that are at least this sure
     * @param error share of those that are wrong
     */
    public record RiskPoint(double threshold, double coverage, double error) {
        public RiskPoint {
            ManifestCheck.share(threshold, "calibration.risk.threshold");
            ManifestCheck.share(coverage, "calibration.risk.coverage");
            ManifestCheck.share(error, "calibration.risk.error");
        }
    }

    /**
     * Images with their labels in IDX files, beside the model.
     *
     * @param accuracy share that the model answers right
     */
    public record CheckSet(String images, String labels, String imagesSha256, String labelsSha256, double accuracy) {
        public CheckSet {
            ManifestCheck.matches(NAME, images, "checkSet.images", "the name of a file in the model's folder");
            ManifestCheck.matches(NAME, labels, "checkSet.labels", "the name of a file in the model's folder");
            ManifestCheck.matches(SHA256, imagesSha256, "checkSet.imagesSha256", "64 lower-case hexadecimal digits");
            ManifestCheck.matches(SHA256, labelsSha256, "checkSet.labelsSha256", "64 lower-case hexadecimal digits");
            ManifestCheck.share(accuracy, "checkSet.accuracy");
        }
    }

    /**
     * Where a model comes from.
     *
     * @param data what it was trained on
     * @param trainer what trained it
     * @param seed of the training's randomness
     * @param createdAt ISO-8601
     * @param metrics measured after training, by name
     */
    public record Provenance(
            @Nullable String data,
            @Nullable String trainer,
            @Nullable Long seed,
            @Nullable String createdAt,
            Map<String, Double> metrics) {
        public Provenance {
            metrics = Map.copyOf(Objects.requireNonNullElse(metrics, Map.of()));
        }
    }
}
