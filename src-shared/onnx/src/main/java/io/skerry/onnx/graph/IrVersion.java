package io.skerry.onnx.graph;

/** The version of the file format that came with a version of the operators (github.com/onnx/onnx, docs/Versioning.md). */
final class IrVersion {

    private static final int OPSET_15 = 15;
    private static final int OPSET_19 = 19;
    private static final int OPSET_21 = 21;

    private IrVersion() {}

    static int of(int opset) {
        if (opset < OPSET_15) {
            return 7;
        }
        if (opset < OPSET_19) {
            return 8;
        }
        return opset < OPSET_21 ? 9 : 10;
    }
}
