package io.skerry.api.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.skerry.api.resource.Descriptions;
import org.jspecify.annotations.Nullable;

/** Where the samples are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
        @Required @JsonPropertyDescription("The index file, one sample a line: a path on the node, or s3://bucket/key.")
        String url,

        @Required @JsonPropertyDescription("Format of the index file: txt or csv.")
        String format,

        @Required @JsonPropertyDescription("The node that watches the samples, also those in a store.")
        String nodeName,

        @JsonPropertyDescription(Descriptions.CREDENTIAL) @Nullable
        String credentialName) {}
