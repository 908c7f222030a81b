package io.skerry.edge.ingress.oip;

import com.fasterxml.jackson.databind.JsonNode;
import io.skerry.onnx.Datatype;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A tensor's elements as a JSON array, flat or nested as its shape. */
final class DataArray {

    private DataArray() {}

    /**
     * Reads the elements.
     *
     * @param count elements that the shape has
     * @return the elements in native byte order
     */
    static ByteBuffer read(String name, Datatype datatype, int count, JsonNode data) {
        int found = count(data);
        if (found != count) {
            throw new BadRequestException(
                    "input '" + name + "' has " + found + " elements in 'data', its shape needs " + count);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count * datatype.bytes()).order(ByteOrder.nativeOrder());
        write(name, datatype, data, bytes);
        return bytes.flip();
    }

    private static int count(JsonNode node) {
        if (!node.isArray()) {
            return 1;
        }
        int count = 0;
        for (JsonNode element : node) {
            count += count(element);
        }
        return count;
    }

    private static void write(String name, Datatype datatype, JsonNode node, ByteBuffer bytes) {
        if (node.isArray()) {
            node.forEach(element -> write(name, datatype, element, bytes));
        } else if (datatype == Datatype.BOOL ? !node.isBoolean() : !node.isNumber()) {
            throw new BadRequestException("input '" + name + "' has the element " + node + ", which is no " + datatype);
        } else {
            element(name, datatype, node, bytes);
        }
    }

    private static void element(String name, Datatype datatype, JsonNode node, ByteBuffer bytes) {
        switch (datatype) {
            case BOOL -> bytes.put((byte) (node.asBoolean() ? 1 : 0));
            case UINT8 -> bytes.put((byte) integer(name, node, 0, 255));
            case INT8 -> bytes.put((byte) integer(name, node, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case INT16 -> bytes.putShort((short) integer(name, node, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT32 -> bytes.putInt((int) integer(name, node, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> bytes.putLong(integer(name, node, Long.MIN_VALUE, Long.MAX_VALUE));
            case FP16 -> bytes.putShort(Float.floatToFloat16((float) node.asDouble()));
            case FP32 -> bytes.putFloat((float) node.asDouble());
            case FP64 -> bytes.putDouble(node.asDouble());
        }
    }

    private static long integer(String name, JsonNode node, long min, long max) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < min || node.asLong() > max) {
            throw new BadRequestException(
                    "input '" + name + "' has the element " + node + ", must be an integer from " + min + " to " + max);
        }
        return node.asLong();
    }
}
