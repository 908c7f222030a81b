package io.skerry.edge.ingress.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a request: JSON alone, or JSON followed by the bytes of its binary tensors. The JSON is at most 32 levels deep and has no key
 * twice; a tensor's bytes and shape must agree before anything is allocated for it. Binary tensors are little-endian in the protocol,
 * which is the native order of every platform that ONNX Runtime has a Java library for.
 */
public final class RequestReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_INPUTS = 16;
    private static final int MAX_RANK = 8;
    private static final int MAX_TEXT = 256;
    /** Keeps the memory for a parsed request within some ten times the size of a reasonable one. */
    private static final int MAX_TOKENS = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(1 << 16)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestReader() {}

    /**
     * Reads a request.
     *
     * @param body JSON, then the binary tensors' bytes in the order of the inputs
     * @param headerLength bytes of the JSON; the whole body if it equals its length
     * @throws BadRequestException if the body is not a request
     */
    public static InferRequest read(byte[] body, int headerLength) {
        if (headerLength < 2 || headerLength > body.length) {
            throw new BadRequestException("Inference-Header-Content-Length is " + headerLength + ", the body has "
                    + body.length + " bytes: it must be the number of bytes of the JSON in front");
        }
        JsonNode json = parse(body, headerLength);
        Parts parts = new Parts(ByteBuffer.wrap(body, headerLength, body.length - headerLength));
        List<InferRequest.Input> inputs = new ArrayList<>();
        JsonNode list = required(json, "inputs");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_INPUTS) {
            throw new BadRequestException("'inputs' must be an array of 1 to " + MAX_INPUTS + " tensors");
        }
        for (JsonNode input : list) {
            inputs.add(input(input, parts));
        }
        parts.end();
        return new InferRequest(json.hasNonNull("id") ? text(json, "id") : null, inputs, outputs(json));
    }

    private static JsonNode parse(byte[] body, int length) {
        try {
            JsonNode json = JSON.readTree(body, 0, length);
            if (json == null || !json.isObject()) {
                throw new BadRequestException("the body must be a JSON object with 'inputs'");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw new BadRequestException(
                    "the JSON is larger than is read: " + e.getOriginalMessage()
                            + "; send large tensors as binary data",
                    e);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("the body is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadRequestException("the body cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static InferRequest.Input input(JsonNode input, Parts parts) {
        String name = text(input, "name");
        Datatype datatype = datatype(name, text(input, "datatype"));
        long[] shape = shape(name, required(input, "shape"));
        int size = size(name, datatype, shape);
        JsonNode binary = input.at("/parameters/binary_data_size");
        if (binary.isMissingNode() == !input.has("data")) {
            throw new BadRequestException(
                    "input '" + name + "' must have either 'data' or the parameter 'binary_data_size', and not both");
        }
        ByteBuffer bytes = binary.isMissingNode()
                ? DataArray.read(name, datatype, shape, size / datatype.bytes(), input.get("data"))
                : parts.next(name, binary, size);
        return new InferRequest.Input(name, Tensor.copyOf(datatype, shape, bytes));
    }

    private static Datatype datatype(String name, String datatype) {
        for (Datatype known : Datatype.values()) {
            if (known.name().equals(datatype)) {
                return known;
            }
        }
        throw new BadRequestException("input '" + name + "' has datatype '" + datatype + "', known are "
                + Arrays.toString(Datatype.values()));
    }

    private static long[] shape(String name, JsonNode shape) {
        if (!shape.isArray() || shape.size() > MAX_RANK) {
            throw new BadRequestException(
                    "the shape of input '" + name + "' must be an array of at most " + MAX_RANK + " numbers");
        }
        long[] dimensions = new long[shape.size()];
        for (int i = 0; i < dimensions.length; i++) {
            JsonNode dimension = shape.get(i);
            if (!dimension.canConvertToInt() || !dimension.isIntegralNumber() || dimension.asInt() < 1) {
                throw new BadRequestException("the shape of input '" + name + "' has " + dimension
                        + ", must be integers from 1 to 2147483647");
            }
            dimensions[i] = dimension.asLong();
        }
        return dimensions;
    }

    private static int size(String name, Datatype datatype, long[] shape) {
        long size = datatype.bytes();
        for (long dimension : shape) {
            if (dimension > Integer.MAX_VALUE / size) {
                throw new BadRequestException("input '" + name + "' has a shape of more than 2 GiB");
            }
            size *= dimension;
        }
        return (int) size;
    }

    /** Without a list all outputs are wanted. */
    private static Map<Output, Boolean> outputs(JsonNode json) {
        boolean binary = json.at("/parameters/binary_data_output").asBoolean(false);
        Map<Output, Boolean> wanted = new EnumMap<>(Output.class);
        JsonNode outputs = json.path("outputs");
        if (!outputs.isMissingNode() && !outputs.isArray()) {
            throw new BadRequestException("'outputs' must be an array");
        }
        if (outputs.isEmpty()) {
            EnumSet.allOf(Output.class).forEach(output -> wanted.put(output, binary));
        }
        for (JsonNode output : outputs) {
            wanted.put(
                    Output.named(text(output, "name")),
                    output.at("/parameters/binary_data").asBoolean(binary));
        }
        return wanted;
    }

    private static JsonNode required(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .orElseThrow(() -> new BadRequestException("'" + field + "' is missing"));
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = required(object, field);
        if (!value.isTextual() || value.asText().length() > MAX_TEXT) {
            throw new BadRequestException("'" + field + "' must be a text of at most " + MAX_TEXT + " characters");
        }
        return value.asText();
    }

    /** The bytes behind the JSON, taken tensor by tensor. */
    private record Parts(ByteBuffer rest) {

        ByteBuffer next(String name, JsonNode declared, int size) {
            if (!declared.isIntegralNumber() || !declared.canConvertToInt() || declared.asInt() != size) {
                throw new BadRequestException(
                        "input '" + name + "' declares " + declared + " binary bytes, its shape needs " + size);
            }
            if (rest.remaining() < size) {
                throw new BadRequestException("input '" + name + "' needs " + size + " bytes behind the JSON, "
                        + rest.remaining() + " are left");
            }
            ByteBuffer part = rest.slice(rest.position(), size);
            rest.position(rest.position() + size);
            return part;
        }

        void end() {
            if (rest.hasRemaining()) {
                throw new BadRequestException(rest.remaining() + " bytes behind the JSON belong to no input");
            }
        }
    }
}
