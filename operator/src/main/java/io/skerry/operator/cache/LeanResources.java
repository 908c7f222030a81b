package io.skerry.operator.cache;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Has resources read without what the operator has no use for. */
@Singleton
final class LeanResources implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(ObjectMeta.class, Metadata.class);
        mapper.addMixIn(NodeStatus.class, Conditions.class);
        mapper.addMixIn(Pod.class, Placed.class);
        mapper.registerModule(new SimpleModule("skerry").addDeserializer(String.class, new SharedStrings()));
    }

    /** Read in place of what {@link ObjectMeta} says of the same method. */
    interface Metadata {
        @JsonDeserialize(using = AppliedFields.class)
        void setManagedFields(List<ManagedFieldsEntry> fields);
    }

    /** A node is ready or not; what it is made of, and which images it has, is nothing to the operator. */
    @JsonIncludeProperties("conditions")
    interface Conditions {}

    /** Of a pod it matters where it is and how it is, not what its template says once more. */
    interface Placed {
        @JsonIncludeProperties("nodeName")
        void setSpec(PodSpec spec);
    }
}
