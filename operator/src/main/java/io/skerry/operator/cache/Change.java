package io.skerry.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;

/** What has changed in a resource. */
public final class Change {

    private Change() {}

    /** Whether something beside its status has: spec, labels or annotations. */
    public static boolean isBesideStatus(HasMetadata before, HasMetadata after) {
        return !Objects.equals(
                        before.getMetadata().getGeneration(),
                        after.getMetadata().getGeneration())
                || !Objects.equals(
                        before.getMetadata().getLabels(), after.getMetadata().getLabels())
                || !Objects.equals(
                        before.getMetadata().getAnnotations(),
                        after.getMetadata().getAnnotations());
    }
}
