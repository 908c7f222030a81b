package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.Descriptions;
import org.jspecify.annotations.Nullable;

/** Parameters travel over an S3 store. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record S3Transmitter(
        @Required @JsonPropertyDescription("Where parameters are put: s3://bucket/prefix.")
        String aggDataPath,

        @JsonPropertyDescription(Descriptions.CREDENTIAL) @Nullable
        String credentialName) {}
