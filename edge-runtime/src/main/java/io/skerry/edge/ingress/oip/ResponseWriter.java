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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes answers as a response: the wanted {@link Output}s, each one tensor with the batch as its first dimension. */
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

    private final List<Answer> answers;
    private final ArrayNode outputs = JSON.createArrayNode();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    private ResponseWriter(List<Answer> answers) {
        this.answers = answers;
    }

    /**
     * Writes the response to a request.
     *
     * @param model name that the client asked for
     * @param answers one for each example of the request's batch
     */
    public static Response write(String model, InferRequest request, List<Answer> answers) {
        return new ResponseWriter(answers).write(model, request);
    }

    private Response write(String model, InferRequest request) {
        request.outputs().forEach(this::write);
        ObjectNode response = JSON.createObjectNode().put("model_name", model).put("model_version", version());
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

    /** Of the shallow model that answered: its name is {@code name:version}. */
    private String version() {
        String model = answers.getFirst().edge().model();
        return model.substring(model.indexOf(':') + 1);
    }

    private void write(Output output, boolean behindTheJson) {
        int classes = answers.getFirst().edgeScores().labels().size();
        ObjectNode tensor = outputs.addObject().put("name", output.label()).put("datatype", output.datatype());
        output.shape(answers.size(), classes).forEach(tensor.putArray("shape")::add);
        Stream<?> values = answers.stream().flatMap(answer -> values(output, answer));
        if (behindTheJson) {
            int before = binary.size();
            values.forEach(this::append);
            tensor.putObject("parameters").put("binary_data_size", binary.size() - before);
        } else {
            values.forEach(tensor.putArray("data")::addPOJO);
        }
    }

    private static Stream<?> values(Output output, Answer answer) {
        return switch (output) {
            case LABEL -> Stream.of(answer.verdict().label());
            case INDEX -> Stream.of((long) answer.verdict().index());
            case CONFIDENCE -> Stream.of((float) answer.verdict().confidence());
            case SOURCE -> Stream.of(answer.source().label());
            case SCORES -> Arrays.stream(answer.edgeScores().calibrated()).mapToObj(score -> (float) score);
        };
    }

    /** Numbers in little-endian order, texts behind their length. */
    private void append(Object value) {
        switch (value) {
            case Long number ->
                binary.writeBytes(little(Long.BYTES).putLong(number).array());
            case Float number ->
                binary.writeBytes(little(Float.BYTES).putFloat(number).array());
            default -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                binary.writeBytes(little(Integer.BYTES).putInt(text.length).array());
                binary.writeBytes(text);
            }
        }
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
