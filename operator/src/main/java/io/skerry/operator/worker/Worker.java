package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.skerry.api.resource.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One worker of a resource: its names and labels, as Sedna gives them.
 *
 * @param type as Sedna writes it, e.g. {@code Cloud}; names and most labels have it in lower case
 */
public record Worker(Owner owner, String type) {

    private static final String SUFFIX_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;

    /** Labels by which a worker's Service finds its pods. */
    public Map<String, String> labels() {
        return Labels.ofWorker(owner.kind(), owner.name(), owner.uid(), type);
    }

    /** Labels of a Deployment and its pods. */
    public Map<String, String> deploymentLabels() {
        Map<String, String> labels = new HashMap<>(labels());
        labels.put(Labels.APP, owner.name() + "-" + type + "-svc");
        return labels;
    }

    public String deploymentName() {
        return owner.name() + "-deployment-" + lowerType();
    }

    public String serviceName() {
        return owner.name().toLowerCase(Locale.ROOT) + "-" + lowerType();
    }

    /** The Service's name in the cluster's DNS, in the short form that Sedna's library gets. */
    public String host() {
        return serviceName() + "." + owner.namespace();
    }

    public String autoscalerName() {
        return "hpa-" + deploymentName();
    }

    /**
     * A name for {@code WORKER_NAME}: the prefix and five characters. Sedna draws them; here they follow from the owner and the type, so
     * that deriving a worker again changes nothing.
     */
    public String workerName(String prefix) {
        CRC32C hash = new CRC32C();
        hash.update((owner.uid() + "/" + type).getBytes(StandardCharsets.UTF_8));
        long rest = hash.getValue();
        StringBuilder name = new StringBuilder(prefix);
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            name.append(SUFFIX_ALPHABET.charAt((int) (rest % SUFFIX_ALPHABET.length())));
            rest /= SUFFIX_ALPHABET.length();
        }
        return name.toString();
    }

    /** Metadata of an object of this worker. */
    ObjectMeta metadata(String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(owner.namespace())
                .withLabels(labels)
                .withOwnerReferences(owner.reference())
                .build();
    }

    private String lowerType() {
        return type.toLowerCase(Locale.ROOT);
    }
}
