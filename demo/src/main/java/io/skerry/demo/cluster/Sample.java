package io.skerry.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.resource.ApiGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A file of resources with one JointInferenceService, as its user wrote it.
 *
 * @param resources in the file's order
 */
public record Sample(List<HasMetadata> resources) {

    private static final String KIND = "JointInferenceService";
    private static final String BUDGET = "budget";

    public Sample {
        resources = List.copyOf(resources);
    }

    /**
     * Reads one.
     *
     * @throws IOException if it cannot be read, or has not exactly one JointInferenceService
     */
    public static Sample read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            Object read = new KubernetesSerialization().unmarshal(yaml);
            List<HasMetadata> resources = read instanceof Collection<?> several
                    ? several.stream().map(HasMetadata.class::cast).toList()
                    : List.of((HasMetadata) read);
            long services = resources.stream().filter(Sample::isService).count();
            if (services != 1) {
                throw new IOException(file + " has " + services + " resources of the kind " + KIND + ": write one");
            }
            return new Sample(resources);
        }
    }

    private static boolean isService(HasMetadata resource) {
        return resource.getKind().equals(KIND) && resource.getApiVersion().startsWith(ApiGroup.NAME + "/");
    }

    /** {@code namespace/name} of the service. */
    public String serviceId() {
        return Cluster.NAMESPACE + "/" + service().getMetadata().getName();
    }

    /** Name of the miner. */
    public String miner() {
        return String.valueOf(mining().get("name"));
    }

    /** Share of the examples that may be offloaded; 0: no budget. */
    public double budget() {
        return mining().get(BUDGET) instanceof Map<?, ?> budget && budget.get("share") instanceof Number share
                ? share.doubleValue()
                : 0;
    }

    /** The same with another miner, which has its own default parameters. */
    public Sample withMiner(String name) {
        return edited(mining -> {
            mining.remove("parameters");
            mining.put("name", name);
        });
    }

    /** The same with another budget; 0: none. */
    public Sample withBudget(double share) {
        return edited(mining -> {
            if (share == 0) {
                mining.remove(BUDGET);
            } else {
                mining.put(BUDGET, Map.of("share", share));
            }
        });
    }

    private interface Edit {
        void mining(Map<String, Object> mining);
    }

    private Sample edited(Edit edit) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        Sample copy = new Sample(resources.stream().map(serialization::clone).toList());
        edit.mining(copy.mining());
        return copy;
    }

    private GenericKubernetesResource service() {
        return (GenericKubernetesResource)
                resources.stream().filter(Sample::isService).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked") // an object of JSON, whose keys are strings
    private Map<String, Object> mining() {
        return (Map<String, Object>) service().get("spec", "edgeWorker", "hardExampleMining");
    }
}
