package io.skerry.edge.ingress.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.TensorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    @Test
    void aRequestInJsonIsRead() {
        InferRequest request = read("""
                {
                  "id": "42",
                  "parameters": {"sequence_id": 7},
                  "inputs": [{
                    "name": "image", "shape": [2, 2], "datatype": "FP32", "parameters": {}, "data": [[1, 2.5], [-3e2, 0]]
                  }],
                  "outputs": [{"name": "scores"}, {"name": "label", "parameters": {"binary_data": true}}]
                }""");

        assertThat(request.id()).isEqualTo("42");
        assertThat(request.inputs()).hasSize(1);
        assertThat(request.inputs().getFirst().name()).isEqualTo("image");
        Tensor tensor = request.inputs().getFirst().tensor();
        assertThat(tensor.shape()).containsExactly(2, 2);
        assertThat(tensor.floats()).containsExactly(1, 2.5f, -300, 0);
        assertThat(request.outputs()).isEqualTo(Map.of(Output.SCORES, false, Output.LABEL, true));
    }

    @Test
    void withoutAListAllOutputsAreWanted() {
        assertThat(read(json("FP32", "[1]", "1")).outputs().keySet()).isEqualTo(EnumSet.allOf(Output.class));
    }

    @Test
    void allOutputsMayBeWantedAsBinaryButForOne() {
        InferRequest request = read("""
                {"parameters": {"binary_data_output": true},
                 "inputs": [{"name": "x", "shape": [1], "datatype": "FP32", "data": [1]}],
                 "outputs": [{"name": "index"}, {"name": "label", "parameters": {"binary_data": false}}]}""");

        assertThat(request.outputs()).isEqualTo(Map.of(Output.INDEX, true, Output.LABEL, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            BOOL  | [true, false]            | 01 00
            UINT8 | [0, 255]                 | 00 ff
            INT8  | [-128, 127]              | 80 7f
            INT16 | [-32768, 32767]          | 00 80 ff 7f
            INT32 | [-2147483648, 1]         | 00 00 00 80 01 00 00 00
            INT64 | [-9223372036854775808,1] | 00 00 00 00 00 00 00 80 01 00 00 00 00 00 00 00
            FP16  | [1, -2]                  | 00 3c 00 c0
            FP32  | [1, 0.1]                 | 00 00 80 3f cd cc cc 3d
            FP64  | [1, 2]                   | 00 00 00 00 00 00 f0 3f 00 00 00 00 00 00 00 40
            """)
    void everyDatatypeIsReadFromJsonAsFromBytes(Datatype datatype, String data, String littleEndian) {
        byte[] bytes = hex(littleEndian);

        assertThat(tensor(read(json(datatype.name(), data, "2"))))
                .containsExactly(bytes)
                .containsExactly(tensor(binary(datatype, 2, bytes)));
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void bytesMustBeAsManyAsTheShapeNeeds(Datatype datatype) {
        int needed = 3 * datatype.bytes();

        refused(
                () -> binary(datatype, 3, new byte[needed + 1]),
                (needed + 1) + " binary bytes, its shape needs " + needed);
        refused(() -> binary(datatype, 3, new byte[needed - 1]), "its shape needs " + needed);
    }

    @Test
    void binaryTensorsFollowEachOtherInTheOrderOfTheInputs() {
        String header = """
                {"inputs": [
                  {"name": "a", "shape": [1], "datatype": "UINT8", "parameters": {"binary_data_size": 1}},
                  {"name": "b", "shape": [1], "datatype": "UINT8", "data": [9]},
                  {"name": "c", "shape": [1, 2], "datatype": "UINT8", "parameters": {"binary_data_size": 2}}]}""";

        InferRequest request = read(header, (byte) 1, (byte) 2, (byte) 3);

        assertThat(request.inputs())
                .extracting(input -> elements(input.tensor()))
                .containsExactly(new byte[] {1}, new byte[] {9}, new byte[] {2, 3});
    }

    @Test
    void bytesThatBelongToNoInputAreRefused() {
        refused(() -> read(json("FP32", "[1]", "1"), new byte[5]), "5 bytes behind the JSON belong to no input");
    }

    @Test
    void fewerBytesThanDeclaredAreRefused() {
        String header = """
                {"inputs": [{"name": "x", "shape": [2], "datatype": "FP32", "parameters": {"binary_data_size": 8}}]}""";

        refused(() -> read(header, new byte[7]), "needs 8 bytes behind the JSON, 7 are left");
        refused(() -> read(header), "needs 8 bytes behind the JSON, 0 are left");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 1_000, Integer.MAX_VALUE})
    void aHeaderLengthThatIsWrongIsRefused(int length) {
        byte[] body = json("FP32", "[1]", "1").getBytes(StandardCharsets.UTF_8);

        refused(() -> RequestReader.read(body, length), "Inference-Header-Content-Length is " + length);
    }

    @Test
    void aHeaderLengthThatCutsTheJsonOffIsRefused() {
        byte[] body = json("FP32", "[1]", "1").getBytes(StandardCharsets.UTF_8);

        refused(() -> RequestReader.read(body, body.length - 1), "not valid JSON");
    }

    @Test
    void aHeaderLengthThatReachesIntoTheBytesIsRefused() {
        byte[] body = (json("FP32", "[1]", "1") + "xxxx").getBytes(StandardCharsets.UTF_8);

        refused(() -> RequestReader.read(body, body.length - 2), "not valid JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [1, 2, 3]     | 2    | has 3 elements in 'data', its shape needs 2
            [1]           | 2    | has 1 elements in 'data', its shape needs 2
            [[1, 2], [3]] | 2, 2 | is nested otherwise than its shape
            [[1, 2, 3]]   | 3    | is nested otherwise than its shape
            [[1], [2]]    | 1, 2 | is nested otherwise than its shape
            [[1, [2]]]    | 1, 2 | which is no FP32
            [1, [2]]      | 2    | which is no FP32
            "text"        | 1    | 'data' of input 'x' must be an array
            {"a": 1}      | 1    | 'data' of input 'x' must be an array
            [null]        | 1    | which is no FP32
            [true]        | 1    | which is no FP32
            ["1"]         | 1    | which is no FP32
            [NaN]         | 1    | not valid JSON
            """)
    void dataThatDoesNotFitIsRefused(String data, String shape, String why) {
        refused(() -> read(json("FP32", data, shape)), why);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOL, 1",
        "UINT8, 256",
        "UINT8, -1",
        "INT8, 128",
        "INT16, 40000",
        "INT32, 2147483648",
        "INT64, 9223372036854775808",
        "INT64, 1.5",
        "UINT8, 1.0"
    })
    void anElementOutsideItsTypeIsRefused(String datatype, String element) {
        refused(() -> read(json(datatype, "[" + element + "]", "1")), "has the element " + element);
    }

    @Test
    void aLongElementIsNotRepeatedInFull() {
        refused(() -> read(json("FP32", "[\"" + "x".repeat(10_000) + "\"]", "1")), "xxx…, which is no FP32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "4294967297", "18446744073709551617", "[1]"})
    void aDimensionThatIsNoneIsRefused(String dimension) {
        refused(() -> read(json("FP32", "[1]", dimension)), "must be integers from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647, 2", "65536, 65536", "2147483647, 2147483647, 2147483647, 2147483647"})
    void aShapeThatOverflowsIsRefusedBeforeAnythingIsAllocated(String shape) {
        refused(() -> read(json("FP32", "[1]", shape)), "more than 2 GiB");
    }

    @Test
    void aHugeShapeWithoutItsDataIsRefusedBeforeAnythingIsAllocated() {
        refused(() -> read(json("FP32", "[1]", "500000000")), "has 1 elements in 'data', its shape needs 500000000");
        refused(() -> read("""
                        {"inputs": [{"name": "x", "shape": [500000000], "datatype": "FP32",
                         "parameters": {"binary_data_size": 2000000000}}]}"""), "needs 2000000000 bytes behind the JSON, 0 are left");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                       | 'inputs' is missing
            []                                                                       | must be a JSON object
            null                                                                     | must be a JSON object
            {"inputs": {}}                                                           | array of 1 to 16
            {"inputs": []}                                                           | array of 1 to 16
            {"inputs": [1]}                                                          | 'name' is missing
            {"inputs": [{"name": 1}]}                                                | 'name' must be a text
            {"inputs": [{"name": "x"}]}                                              | 'datatype' is missing
            {"inputs": [{"name": "x", "datatype": "BYTES", "shape": [1]}]}           | datatype 'BYTES', known are
            {"inputs": [{"name": "x", "datatype": "FP32"}]}                          | 'shape' is missing
            {"inputs": [{"name": "x", "datatype": "FP32", "shape": 1}]}              | shape of input 'x' must be an array
            {"inputs": [{"name": "x", "datatype": "FP32", "shape": [1]}]}            | either 'data' or the parameter
            {"inputs": [{"name": "x", "datatype": "UINT8", "shape": [1], "data": [1], "parameters": {"binary_data_size": 1}}]} | and not both
            {"inputs": [{"name": "x", "datatype": "UINT8", "shape": [1], "parameters": {"binary_data_size": "1"}}]} | declares "1" binary bytes
            {"id": 1, "inputs": [{"name": "x", "datatype": "FP32", "shape": [1], "data": [1]}]} | 'id' must be a text
            {"outputs": 1, "inputs": [{"name": "x", "datatype": "FP32", "shape": [1], "data": [1]}]} | 'outputs' must be an array
            {"outputs": [{"name": "logits"}], "inputs": [{"name": "x", "datatype": "FP32", "shape": [1], "data": [1]}]} | no output 'logits'; there are: label, index
            {"inputs": [], "inputs": []}                                             | Duplicate field 'inputs'
            {"inputs": []} {}                                                        | not valid JSON
            text                                                                     | not valid JSON
            """)
    void aBodyThatIsNoRequestIsRefused(String body, String why) {
        refused(() -> read(body), why);
    }

    @Test
    void anEmptyBodyIsRefused() {
        refused(() -> read(""), "the body has 0 bytes");
    }

    @Test
    void jsonThatIsTenThousandLevelsDeepIsRefused() {
        refused(() -> read("[".repeat(10_000) + "]".repeat(10_000)), "nesting depth");
        refused(() -> read("{\"inputs\":".repeat(10_000) + "1" + "}".repeat(10_000)), "nesting depth");
    }

    @Test
    void jsonOfVeryManyElementsIsRefusedAndTheOtherWayIsNamed() {
        refused(() -> read(json("FP32", "[" + "1,".repeat(1 << 20) + "1]", "1048577")), "send large tensors as binary");
    }

    @Test
    void sixteenMebibytesOfEmptyArraysAreRefused() {
        refused(() -> read("{\"inputs\":[" + "[],".repeat(5_000_000) + "[]]}"), "send large tensors as binary");
    }

    @Test
    void aBatchIsCutIntoExamples() {
        InferRequest request = read(json("FP32", "[[1, 2], [3, 4], [5, 6]]", "3, 2"));

        assertThat(Batch.of(request)).allSatisfy(example -> {
            assertThat(example.name()).isEqualTo("x");
            assertThat(example.tensor().shape()).containsExactly(1, 2);
        });
        assertThat(Batch.of(request))
                .extracting(example -> example.tensor().floats())
                .containsExactly(new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
    }

    @Test
    void aBatchOfMoreThanAServiceTakesIsRefused() {
        InferRequest request = read(json("UINT8", Arrays.toString(new int[65]), "65"));

        refused(() -> Batch.of(request), "send 1 to 64");
    }

    @Test
    void aTensorWithoutABatchDimensionIsRefused() {
        refused(() -> Batch.of(read(json("FP32", "[1]", ""))), "counts the examples");
    }

    @Test
    void twoInputsAreRefused() {
        InferRequest request = read("""
                {"inputs": [{"name": "a", "shape": [1], "datatype": "FP32", "data": [1]},
                            {"name": "b", "shape": [1], "datatype": "FP32", "data": [1]}]}""");

        refused(() -> Batch.of(request), "has 2 inputs, a service takes one");
    }

    @Test
    void oneElementThatIsNotFiniteFailsTheWholeBatch() {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(1).putFloat(2).putFloat(Float.NaN);
        InferRequest request = binary(Datatype.FP32, 3, bytes.array());

        assertThatThrownBy(() -> Batch.of(request))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("input 'x' has NaN or infinity at element 2");
        assertThatThrownBy(() -> Batch.of(read(json("FP32", "[1e300]", "1")))).isInstanceOf(TensorException.class);
    }

    private static void refused(Runnable read, String why) {
        assertThatThrownBy(read::run)
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    private static InferRequest read(String json, byte... behind) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(header, header.length + behind.length);
        System.arraycopy(behind, 0, body, header.length, behind.length);
        return RequestReader.read(body, header.length);
    }

    private static String json(String datatype, String data, String shape) {
        return "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"%s\", \"shape\": [%s], \"data\": %s}]}"
                .formatted(datatype, shape, data);
    }

    private static InferRequest binary(Datatype datatype, int elements, byte[] bytes) {
        String header =
                "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"%s\", \"shape\": [%d], \"parameters\": {\"binary_data_size\": %d}}]}"
                        .formatted(datatype, elements, bytes.length);
        return read(header, bytes);
    }

    private static byte[] tensor(InferRequest request) {
        return elements(request.inputs().getFirst().tensor());
    }

    private static byte[] elements(Tensor tensor) {
        byte[] bytes = new byte[tensor.data().remaining()];
        tensor.data().get(0, bytes);
        return bytes;
    }

    private static byte[] hex(String spaced) {
        return HexFormat.ofDelimiter(" ").parseHex(spaced);
    }
}
