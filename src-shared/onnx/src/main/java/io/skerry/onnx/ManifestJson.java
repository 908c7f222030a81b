package io.skerry.onnx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.util.stream.Collectors;

/** A manifest as JSON. A field that is not known, or that comes twice, is an error: it would be a typing mistake. */
public final class ManifestJson {

    /** No manifest is larger; a file that is larger is not read. */
    public static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(16).build());
    }

    private ManifestJson() {}

    /**
     * Reads a manifest.
     *
     * @throws ModelException if it is too large, not JSON, or not a valid manifest; the message names the field
     */
    public static ModelManifest read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new ModelException(
                    Kind.BAD_MANIFEST, "manifest: has " + json.length + " bytes, more than " + MAX_BYTES);
        }
        try {
            ModelManifest manifest = MAPPER.readValue(json, ModelManifest.class);
            ManifestCheck.present(manifest, "the object");
            return manifest;
        } catch (JsonProcessingException e) {
            throw new ModelException(Kind.BAD_MANIFEST, explain(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    /** Writes a manifest; {@link #read} gives an equal one back. */
    public static byte[] write(ModelManifest manifest) {
        try {
            return MAPPER.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid manifest cannot be written: " + e.getMessage(), e);
        }
    }

    private static String explain(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        if (e.getCause() instanceof ModelException invalid) {
            return invalid.getMessage() + line;
        }
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e.getOriginalMessage().startsWith("Cannot map `null`")) {
            return "manifest: " + path + " is missing" + line;
        }
        return "manifest: " + (path.isEmpty() ? "is not valid JSON" : path + " is not valid") + line + ": "
                + e.getOriginalMessage();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
