package io.skerry.edge.ingress.oip;

import com.fasterxml.jackson.databind.JsonNode;
import io.skerry.onnx.Datatype;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A tensor's elements as a JSON array: all in one, or nested as its shape. */
final class DataArray {

    private static final int SHOWN = 40;

    private final String name;
    private final Datatype datatype;
    private final ByteBuffer bytes;

    private DataArray(String name, Datatype datatype, int count) {
        this.name = name;
        this.datatype = datatype;
        this.bytes = ByteBuffer.allocate(count * datatype.bytes()).order(ByteOrder.nativeOrder());
    }

    /**
     * Reads the elements.
     *
     * @param count elements that the shape has
     * @return the elements in native byte order
     */
    static ByteBuffer read(String name, Datatype datatype, long[] shape, int count, JsonNode data) {
        if (!data.isArray()) {
            throw new BadRequestException("'data' of input '" + name + "' must be an array");
        }
        boolean nested = data.path(0).isArray();
        int found = nested ? nested(name, shape, 0, data) : data.size();
        if (found != count) {
            throw new BadRequestException(
                    "input '" + name + "' has " + found + " elements in 'data', its shape needs " + count);
        }
        DataArray array = new DataArray(name, datatype, count);
        array.write(data, nested ? shape.length - 1 : 0);
        return array.bytes.flip();
    }

    /** Counts the elements of an array whose nesting must be that of the shape. */
    private static int nested(String name, long[] shape, int depth, JsonNode data) {
        if (!data.isArray() || depth == shape.length || data.size() != shape[depth]) {
            throw new BadRequestException(
                    "'data' of input '" + name + "' is nested otherwise than its shape: nest it alike, or not at all");
        }
        if (depth == shape.length - 1) {
            return data.size();
        }
        int count = 0;
        for (JsonNode part : data) {
            count += nested(name, shape, depth + 1, part);
        }
        return count;
    }

    private void write(JsonNode array, int levels) {
        for (JsonNode node : array) {
            if (levels > 0) {
                write(node, levels - 1);
            } else {
                element(node);
            }
        }
    }

    private void element(JsonNode node) {
        if (datatype == Datatype.BOOL ? !node.isBoolean() : !node.isNumber()) {
            throw bad(node, "which is no " + datatype);
        }
        switch (datatype) {
            case BOOL -> bytes.put((byte) (node.asBoolean() ? 1 : 0));
            case UINT8 -> bytes.put((byte) integer(node, 0, 255));
            case INT8 -> bytes.put((byte) integer(node, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case INT16 -> bytes.putShort((short) integer(node, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT32 -> bytes.putInt((int) integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> bytes.putLong(integer(node, Long.MIN_VALUE, Long.MAX_VALUE));
            case FP16 -> bytes.putShort(Float.floatToFloat16((float) node.asDouble()));
            case FP32 -> bytes.putFloat((float) node.asDouble());
            case FP64 -> bytes.putDouble(node.asDouble());
        }
    }

    private long integer(JsonNode node, long min, long max) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < min || node.asLong() > max) {
            throw bad(node, "must be an integer from " + min + " to " + max);
        }
        return node.asLong();
    }

    private BadRequestException bad(JsonNode node, String why) {
        String text = node.toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new BadRequestException("input '" + name + "' has the element " + shown + ", " + why);
    }
}
