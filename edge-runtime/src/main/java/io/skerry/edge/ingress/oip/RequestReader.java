package io.skerry.edge.ingress.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a request: JSON alone, or JSON followed by the bytes of its binary tensors. The JSON is at most 32 levels deep and has no key
 * twice; a tensor's bytes and shape must agree before anything is allocated for it.
 */
public final class RequestReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_INPUTS = 16;
    private static final int MAX_RANK = 8;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(64)
                    .build())
            .build());

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
        return new InferRequest(
                json.hasNonNull("id") ? text(json, "id") : null,
                inputs,
                outputs(json),
                json.at("/parameters/binary_data_output").asBoolean(false));
    }

    private static JsonNode parse(byte[] body, int length) {
        try {
            JsonNode json = JSON.readTree(body, 0, length);
            if (json == null || !json.isObject()) {
                throw new BadRequestException("the body must be a JSON object with 'inputs'");
            }
            return json;
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
        ByteBuffer bytes;
        if (binary.isMissingNode()) {
            bytes = DataArray.read(name, datatype, size / datatype.bytes(), required(input, "data"));
        } else {
            bytes = parts.next(name, binary.asLong(-1), size);
        }
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
            if (!dimension.isIntegralNumber() || dimension.asLong() < 1) {
                throw new BadRequestException(
                        "the shape of input '" + name + "' has " + dimension + ", must be positive integers");
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

    private static List<InferRequest.WantedOutput> outputs(JsonNode json) {
        List<InferRequest.WantedOutput> wanted = new ArrayList<>();
        boolean byDefault = json.at("/parameters/binary_data_output").asBoolean(false);
        for (JsonNode output : json.path("outputs")) {
            wanted.add(new InferRequest.WantedOutput(
                    text(output, "name"), output.at("/parameters/binary_data").asBoolean(byDefault)));
        }
        return wanted;
    }

    private static JsonNode required(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .orElseThrow(() -> new BadRequestException("'" + field + "' is missing"));
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = required(object, field);
        if (!value.isTextual()) {
            throw new BadRequestException("'" + field + "' must be a text");
        }
        return value.asText();
    }

    /** The bytes behind the JSON, taken tensor by tensor. */
    private record Parts(ByteBuffer rest) {

        ByteBuffer next(String name, long declared, int size) {
            if (declared != size) {
                throw new BadRequestException(
                        "input '" + name + "' declares " + declared + " binary bytes, its shape needs " + size);
            }
            if (rest.remaining() < size) {
                throw new BadRequestException("input '" + name + "' needs " + size + " bytes behind the JSON, "
                        + rest.remaining() + " are left");
            }
            ByteBuffer part = rest.slice(rest.position(), size).order(ByteOrder.LITTLE_ENDIAN);
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
