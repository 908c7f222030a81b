package io.skerry.operator.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Has resources read without what the operator has no use for. */
@Singleton
final class LeanResources implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(ObjectMeta.class, Metadata.class);
    }

    /** Read in place of what {@link ObjectMeta} says of the same method. */
    interface Metadata {
        @JsonDeserialize(using = AppliedFields.class)
        void setManagedFields(List<ManagedFieldsEntry> fields);
    }
}
