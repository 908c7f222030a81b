package io.skerry.edge.ingress.oip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.inference.cascade.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Writes answers as a response. The outputs: {@code label} (BYTES), {@code index} (INT64), {@code confidence} (FP32) and {@code source}
 * (BYTES) of the verdict that stands, each of shape [n]; {@code scores} (FP32, [n, classes]): the shallow model's probabilities.
 */
public final class ResponseWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A response.
     *
     * @param body JSON, then the bytes of the binary outputs
     * @param headerLength bytes of the JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the server as it is
    public record Response(byte[] body, int headerLength) {

        /** Whether bytes follow the JSON. */
        public boolean binary() {
            return headerLength < body.length;
        }
    }

    private final InferRequest request;
    private final List<Answer> answers;
    private final ArrayNode outputs = JSON.createArrayNode();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    private ResponseWriter(InferRequest request, List<Answer> answers) {
        this.request = request;
        this.answers = answers;
    }

    /**
     * Writes the response to a request.
     *
     * @param model name that the client asked for
     * @param version of the shallow model
     * @param answers one for each example of the request's batch
     */
    public static Response write(String model, String version, InferRequest request, List<Answer> answers) {
        return new ResponseWriter(request, answers).write(model, version);
    }

    private Response write(String model, String version) {
        texts("label", answer -> answer.verdict().label());
        numbers("index", "INT64", answer -> (long) answer.verdict().index());
        numbers("confidence", "FP32", answer -> (float) answer.verdict().confidence());
        texts("source", answer -> answer.source().label());
        scores();
        ObjectNode response = JSON.createObjectNode().put("model_name", model).put("model_version", version);
        if (request.id() != null) {
            response.put("id", request.id());
        }
        response.set("outputs", outputs);
        byte[] header = bytes(response);
        ByteArrayOutputStream body = new ByteArrayOutputStream(header.length + binary.size());
        body.writeBytes(header);
        body.writeBytes(binary.toByteArray());
        return new Response(body.toByteArray(), header.length);
    }

    private void texts(String name, Function<Answer, String> value) {
        if (!request.wants(name)) {
            return;
        }
        ObjectNode output = output(name, "BYTES", answers.size());
        if (request.binary(name)) {
            int before = binary.size();
            for (Answer answer : answers) {
                byte[] text = value.apply(answer).getBytes(StandardCharsets.UTF_8);
                binary.writeBytes(little(Integer.BYTES).putInt(text.length).array());
                binary.writeBytes(text);
            }
            size(output, binary.size() - before);
        } else {
            ArrayNode data = output.putArray("data");
            answers.forEach(answer -> data.add(value.apply(answer)));
        }
    }

    private void numbers(String name, String datatype, Function<Answer, Number> value) {
        if (!request.wants(name)) {
            return;
        }
        ObjectNode output = output(name, datatype, answers.size());
        if (request.binary(name)) {
            int before = binary.size();
            answers.forEach(answer -> binary.writeBytes(little(value.apply(answer))));
            size(output, binary.size() - before);
        } else {
            ArrayNode data = output.putArray("data");
            answers.forEach(answer -> data.addPOJO(value.apply(answer)));
        }
    }

    private void scores() {
        if (!request.wants("scores")) {
            return;
        }
        int classes = answers.getFirst().edgeScores().probabilities().length;
        ObjectNode output = output("scores", "FP32", answers.size(), classes);
        ArrayNode data = request.binary("scores") ? null : output.putArray("data");
        int before = binary.size();
        for (Answer answer : answers) {
            for (double score : answer.edgeScores().probabilities()) {
                if (data == null) {
                    binary.writeBytes(little((float) score));
                } else {
                    data.add((float) score);
                }
            }
        }
        if (data == null) {
            size(output, binary.size() - before);
        }
    }

    private ObjectNode output(String name, String datatype, int... shape) {
        ObjectNode output = outputs.addObject().put("name", name).put("datatype", datatype);
        ArrayNode dimensions = output.putArray("shape");
        for (int dimension : shape) {
            dimensions.add(dimension);
        }
        return output;
    }

    private static void size(ObjectNode output, int bytes) {
        output.putObject("parameters").put("binary_data_size", bytes);
    }

    private static byte[] little(Number value) {
        return value instanceof Long number
                ? little(Long.BYTES).putLong(number).array()
                : little(Float.BYTES).putFloat(value.floatValue()).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ObjectNode response) {
        try {
            return JSON.writeValueAsBytes(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written as JSON", e);
        }
    }
}
