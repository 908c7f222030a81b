package io.skerry.mining;

import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.Temperature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes miners by name, from parameters that are strings: as Sedna's resources name and parametrise them. */
public final class Miners {

    private static final String SEDNA_CLASS_SUFFIX = "Filter";
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        sedna("Threshold", Set.of("threshold"), set -> new ThresholdMiner(set.parameters));
        sedna("CrossEntropy", Set.of("threshold_cross_entropy"), set -> new CrossEntropyMiner(set.parameters));
        sedna("IBT", Set.of("threshold_img", "threshold_box"), set -> new IbtMiner(set.parameters));
        sedna("Random", Set.of("random_ratio"), set -> new RandomMiner(set.parameters, set.random));
        sedna("CloudOnly", Set.of(), _ -> ConstantMiner.CLOUD_ONLY);
        sedna("EdgeOnly", Set.of(), _ -> ConstantMiner.EDGE_ONLY);
        own("Margin", Set.of("threshold"), set -> new MarginMiner(set.parameters));
        own("Entropy", Set.of("threshold"), set -> new EntropyMiner(set.parameters));
        own("Energy", Set.of("threshold"), set -> new EnergyMiner(set.parameters, set.temperature()));
        own(
                "TargetError",
                Set.of("target_error", "confidence"),
                set -> new TargetErrorMiner(set.parameters, set.calibration));
    }

    private Miners() {}

    private record Setup(
            MinerParameters parameters,
            RandomGenerator random,
            @Nullable Calibration calibration) {

        double temperature() {
            return calibration == null ? Temperature.NONE.value() : calibration.temperature();
        }
    }

    @FunctionalInterface
    private interface Factory {
        Miner create(Setup setup) throws InvalidMinerException;
    }

    private record Kind(boolean sedna, Set<String> parameters, Factory factory) {}

    private static void sedna(String name, Set<String> parameters, Factory factory) {
        KINDS.put(name, new Kind(true, parameters, factory));
    }

    private static void own(String name, Set<String> parameters, Factory factory) {
        KINDS.put(name, new Kind(false, parameters, factory));
    }

    /** The names of all miners, Sedna's first. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(KINDS.keySet());
    }

    /**
     * Makes a miner.
     *
     * @param name as in the resource; Sedna's class names ({@code CrossEntropyFilter}) are accepted too
     * @param parameters as in the resource; a parameter that is absent has its default. Sedna's miners ignore
     *     parameters that they do not know, see {@link #unknownParameters}; Skerry's own refuse them
     * @param random drawn from by Random alone; used by the threads that call the miner
     * @param calibration of the model, if its manifest has one; TargetError needs it
     * @throws InvalidMinerException if there is no such miner, or a parameter is unknown, missing or no number
     */
    public static Miner create(
            String name, Map<String, String> parameters, RandomGenerator random, @Nullable Calibration calibration)
            throws InvalidMinerException {
        String plain = plain(name);
        Kind kind = kind(plain);
        Set<String> unknown = unknown(kind, parameters);
        if (!kind.sedna && !unknown.isEmpty()) {
            throw new InvalidMinerException(
                    plain + " has no parameter " + String.join(", ", unknown) + "; it has: " + list(kind.parameters));
        }
        return kind.factory.create(new Setup(new MinerParameters(plain, Map.copyOf(parameters)), random, calibration));
    }

    /**
     * Parameters that the miner does not know, in alphabetical order: most likely typing mistakes.
     *
     * @throws InvalidMinerException if there is no such miner
     */
    public static Set<String> unknownParameters(String name, Map<String, String> parameters)
            throws InvalidMinerException {
        return unknown(kind(plain(name)), parameters);
    }

    private static Set<String> unknown(Kind kind, Map<String, String> parameters) {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(kind.parameters);
        return unknown;
    }

    private static Kind kind(String name) throws InvalidMinerException {
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new InvalidMinerException(
                    "there is no hard example miner '" + name + "'; there are: " + String.join(", ", KINDS.keySet()));
        }
        return kind;
    }

    private static String plain(String name) {
        return name.endsWith(SEDNA_CLASS_SUFFIX)
                ? name.substring(0, name.length() - SEDNA_CLASS_SUFFIX.length())
                : name;
    }

    private static String list(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
