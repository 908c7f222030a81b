package io.skerry.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.skerry.api.resource.Descriptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the model is and what it must be. */
@ValidationRule(
        value = "!has(self.sha256) || self.sha256.matches('^[0-9a-f]{64}$')",
        message = "sha256 must be 64 lower-case hexadecimal digits (sha256sum model.onnx)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelSpec(
        @Required
        @JsonPropertyDescription(
                "The model's file or folder: a path on the node that uses it, s3://bucket/key, or http(s)://.")
        String url,

        @Required @JsonPropertyDescription("Format of the file, e.g. onnx, pb, ckpt, pth, pkl, om.")
        String format,

        @JsonProperty("device_soc_versions")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The chips that a model of format om is made for.")
        List<String> deviceSocVersions,

        @JsonPropertyDescription(Descriptions.CREDENTIAL) @Nullable
        String credentialName,

        @JsonPropertyDescription(
                "Digest of model.onnx, 64 hexadecimal digits: a file that is another is refused. Skerry only.")
        @Nullable
        String sha256) {

    public ModelSpec {
        deviceSocVersions = List.copyOf(Objects.requireNonNullElse(deviceSocVersions, List.of()));
    }
}
