package io.skerry.operator.dataset;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Secret;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.dataset.DatasetSpec;
import io.skerry.operator.reference.StorageReference;
import io.skerry.operator.reference.UnresolvedException;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether a Dataset can be used. */
final class DatasetCheck {

    private static final Set<String> FORMATS = Set.of("txt", "csv");

    private DatasetCheck() {}

    /**
     * Looks at everything that a Dataset says.
     *
     * @param node that it names, if there is one
     * @param secrets by name, of its namespace
     */
    static Progress of(Dataset dataset, Optional<Node> node, Function<String, Optional<Secret>> secrets) {
        DatasetSpec spec = dataset.getSpec();
        try {
            StorageReference.of(dataset).mount("DATASET_URL", secrets);
        } catch (UnresolvedException e) {
            return e.why();
        }
        if (!spec.url().startsWith("/") && !spec.url().startsWith("s3://")) {
            return new Progress.Stuck(
                    Reason.INVALID_URL,
                    "the node cannot watch '" + spec.url() + "': write a path on the node or s3://bucket/key");
        }
        if (!FORMATS.contains(spec.format().toLowerCase(Locale.ROOT))) {
            return new Progress.Stuck(
                    Reason.INVALID_SPEC, "the format '" + spec.format() + "' is not known: write txt or csv");
        }
        if (node.isEmpty()) {
            return new Progress.Working(
                    Reason.NODE_NOT_FOUND,
                    "there is no node '" + spec.nodeName() + "': let it join, or correct nodeName");
        }
        return new Progress.Ready(Reason.ACCEPTED, "the node '" + spec.nodeName() + "' can watch it");
    }
}
