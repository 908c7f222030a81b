"""Makes the tiny models of these tests, beside this file: python make_models.py (needs the package onnx)."""

import json
from pathlib import Path

import numpy as np
from onnx import AttributeProto, TensorProto, helper, numpy_helper, save_model

HERE = Path(__file__).resolve().parent


def tensor(name, datatype, shape):
    return helper.make_tensor_value_info(name, datatype, shape)


def save(name, nodes, inputs, outputs, initializers=(), metadata=None, opset=17):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    helper.set_model_props(model, metadata or {})
    save_model(model, HERE / f"{name}.onnx")


def external(name, shape=(1,)):
    """A tensor whose bytes are somewhere else."""
    weights = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
    for key, value in (("location", "../../../../etc/hostname"), ("offset", "0"), ("length", "4")):
        entry = weights.external_data.add()
        entry.key, entry.value = key, value
    return weights


def classifier(name, batch, metadata=None):
    """Class 0: the left half of a 4×4 picture is brighter; class 1: the right half is; class 2: neither."""
    left = np.tile([1, 1, -1, -1], 4).astype(np.float32)
    weights = np.stack([left, -left, np.zeros(16, np.float32)])
    save(
        name,
        [helper.make_node("Flatten", ["image"], ["flat"]),
         helper.make_node("Gemm", ["flat", "w", "b"], ["logits"], transB=1)],
        [tensor("image", TensorProto.FLOAT, [batch, 1, 4, 4])],
        [tensor("logits", TensorProto.FLOAT, [batch, 3])],
        [numpy_helper.from_array(weights, "w"), numpy_helper.from_array(np.array([0, 0, 1], np.float32), "b")],
        metadata)


MANIFEST = {
    "apiVersion": "skerry.io/model-manifest/v1", "name": "halves", "version": "1", "task": "classification",
    "input": {"name": "image", "layout": "NCHW", "datatype": "FP32", "height": 4, "width": 4, "channels": 1, "colour": "grey"},
    "output": {"name": "logits", "postprocess": "softmax"}, "labels": ["left", "right", "neither"]}

classifier("halves", "n")
classifier("halves-one", 1)
classifier("halves-manifest", "n", {"skerry.manifest": json.dumps(MANIFEST), "author": "make_models.py"})

DATATYPES = {
    "BOOL": TensorProto.BOOL, "UINT8": TensorProto.UINT8, "INT8": TensorProto.INT8, "INT16": TensorProto.INT16,
    "INT32": TensorProto.INT32, "INT64": TensorProto.INT64, "FP16": TensorProto.FLOAT16, "FP32": TensorProto.FLOAT,
    "FP64": TensorProto.DOUBLE}
save(
    "all-datatypes",
    [helper.make_node("Identity", [f"in-{name}"], [f"out-{name}"]) for name in DATATYPES],
    [tensor(f"in-{name}", datatype, ["n"]) for name, datatype in DATATYPES.items()],
    [tensor(f"out-{name}", datatype, ["n"]) for name, datatype in DATATYPES.items()])

FLOATS = [tensor("x", TensorProto.FLOAT, ["n", 2])], [tensor("y", TensorProto.FLOAT, ["n", 2])]
save("sum", [helper.make_node("Add", ["x", "x2"], ["y"])],
     [FLOATS[0][0], tensor("x2", TensorProto.FLOAT, ["n", 2])], FLOATS[1])
save("any-width", [helper.make_node("Identity", ["x"], ["y"])],
     [tensor("x", TensorProto.FLOAT, ["n", "w"])], [tensor("y", TensorProto.FLOAT, ["n", "w"])])
save("reshape-to-six", [helper.make_node("Reshape", ["x", "six"], ["y"])],
     FLOATS[0], [tensor("y", TensorProto.FLOAT, [6])], [numpy_helper.from_array(np.array([6], np.int64), "six")])
save("softmax", [helper.make_node("Softmax", ["x"], ["y"])], *FLOATS)
save("softmax-inside",
     [helper.make_node("Softmax", ["x"], ["p"]), helper.make_node("Mul", ["p", "w"], ["y"])], *FLOATS,
     [numpy_helper.from_array(np.array([1, 3], np.float32), "w")])
save("unknown-operator", [helper.make_node("NoSuchOperator", ["x"], ["y"])], *FLOATS)
save("future-opset", [helper.make_node("Identity", ["x"], ["y"])], *FLOATS, opset=999)
save("external-weights", [helper.make_node("Add", ["x", "w"], ["y"])], *FLOATS, [external("w")])
save("declares-2-gb", [helper.make_node("Add", ["x", "w"], ["y"])], *FLOATS,
     [TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[1 << 16, 1 << 15], raw_data=b"\0\0\0\0")])
save("strings", [helper.make_node("Identity", ["x"], ["y"])],
     [tensor("x", TensorProto.STRING, ["n"])], [tensor("y", TensorProto.STRING, ["n"])])
save("sequence", [helper.make_node("SequenceConstruct", ["x"], ["y"])], FLOATS[0],
     [helper.make_tensor_sequence_value_info("y", TensorProto.FLOAT, None)])

hidden = helper.make_node("Constant", [], ["c"])
hidden.attribute.append(AttributeProto(name="value", type=AttributeProto.TENSOR, t=external("c")))
branch = helper.make_graph([hidden], "branch", [], [tensor("c", TensorProto.FLOAT, [1])])
save("external-in-branch", [helper.make_node("If", ["x"], ["y"], then_branch=branch, else_branch=branch)],
     [tensor("x", TensorProto.BOOL, [])], [tensor("y", TensorProto.FLOAT, [1])])
