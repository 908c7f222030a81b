package io.skerry.api.reference;

import io.skerry.api.Kinds;
import java.util.stream.Collectors;

/** The page about all fields of all kinds, from the same descriptions as the CRDs. */
final class ResourceReference {

    private ResourceReference() {}

    static String markdown() {
        return """
                # Resources

                Generated from the records of `src-shared/api`: `%s`.

                The eleven kinds of `sedna.io/v1alpha1`. Their fields are Sedna's; what ends with "Skerry only" is optional, and Sedna does not know it.
                A type in *italics* is Kubernetes' own. The CRDs are in `helm/crds`; they are too large for a client-side apply, hence
                `kubectl apply --server-side -f helm/crds`. `kubectl get sedna` lists the resources of all kinds.
                """.formatted(GeneratedFile.COMMAND)
                + Kinds.ALL.stream()
                        .map(kind -> "\n" + new KindReference(kind).markdown())
                        .collect(Collectors.joining());
    }
}
