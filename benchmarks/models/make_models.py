"""Writes the models that the benchmarks run. Their answers mean nothing, only their cost does.

    python -m venv venv && venv/bin/pip install onnx==1.23.2 numpy
    venv/bin/python benchmarks/models/make_models.py

mlp.onnx          64-32-10, so small that the call into ONNX Runtime is most of its time
photos/shallow/   MobileNetV2 0.35 (Sandler et al., 2018) on a picture of 224×224, halved by a mean
photos/deep/      MobileNetV2 1.0 on the same picture

The weights of the two MobileNets are all the same number, made by ConstantOfShape, which ONNX Runtime folds when it loads the model:
the files stay small, and the arithmetic is that of trained weights.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
CLASSES = 10
BLOCKS = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))


class Graph:
    """Nodes in order, and constants."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def name(self):
        self.count += 1
        return f"t{self.count}"

    def constant(self, values):
        name = self.name()
        self.constants.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def add(self, operator, *inputs, **attributes):
        name = self.name()
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def filled(self, shape, value):
        fill = helper.make_tensor("value", TensorProto.FLOAT, [1], [value])
        return self.add("ConstantOfShape", self.constant(np.array(shape, np.int64)), value=fill)

    def convolution(self, x, channels, out, kernel=1, stride=1, depthwise=False, clip=True):
        inside = 1 if depthwise else channels
        weights = self.filled((out, inside, kernel, kernel), 1 / (inside * kernel * kernel))
        pad = kernel // 2
        x = self.add(
            "Conv", x, weights, self.filled((out,), 0.01), kernel_shape=[kernel, kernel], strides=[stride, stride],
            pads=[pad] * 4, group=channels if depthwise else 1,
        )
        return self.add("Clip", x, self.zero, self.six) if clip else x

    def save(self, path, image, logits):
        graph = helper.make_graph(self.nodes, path.parent.name, [image], [logits], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model, full_check=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.SerializeToString())


def width_of(channels, width):
    """Channels scaled by the width, a multiple of 8, as in the paper's code."""
    scaled = max(8, int(channels * width + 4) // 8 * 8)
    return scaled + 8 if scaled < 0.9 * channels * width else scaled


def mobile_net(width, halved):
    g = Graph()
    g.zero, g.six = g.constant(np.float32(0)), g.constant(np.float32(6))
    x = g.add("Div", g.add("Cast", "image", to=TensorProto.FLOAT), g.constant(np.float32(255)))
    if halved:
        x = g.add("AveragePool", x, kernel_shape=[2, 2], strides=[2, 2])
    channels = width_of(32, width)
    x = g.convolution(x, 3, channels, 3, 2)
    for expansion, base, repeats, first_stride in BLOCKS:
        out = width_of(base, width)
        for i in range(repeats):
            stride = first_stride if i == 0 else 1
            inner = channels * expansion
            y = x if expansion == 1 else g.convolution(x, channels, inner)
            y = g.convolution(y, inner, inner, 3, stride, depthwise=True)
            y = g.convolution(y, inner, out, clip=False)
            x = g.add("Add", x, y) if stride == 1 and channels == out else y
            channels = out
    last = max(1280, width_of(1280, width))
    x = g.add("Flatten", g.add("GlobalAveragePool", g.convolution(x, channels, last)))
    weights = g.filled((last, CLASSES), 1 / last)
    g.nodes.append(helper.make_node("Gemm", [x, weights, g.filled((CLASSES,), 0.0)], ["logits"]))
    return g


def manifest(name, model):
    return {
        "apiVersion": "skerry.io/model-manifest/v1",
        "name": name,
        "version": "1",
        "task": "classification",
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "input": {
            "name": "image", "layout": "NCHW", "datatype": "UINT8", "height": 224, "width": 224, "channels": 3, "colour": "rgb",
        },
        "output": {"name": "logits", "postprocess": "softmax"},
        "labels": [str(i) for i in range(CLASSES)],
    }


def photos(name, width, halved):
    path = HERE / "photos" / name / "model.onnx"
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["batch", 3, 224, 224])
    mobile_net(width, halved).save(path, image, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", CLASSES]))
    path.with_name("manifest.json").write_text(json.dumps(manifest(f"photos-{name}", path), indent=2) + "\n")


def mlp():
    g = Graph()
    random = np.random.default_rng(1)
    x = "image"
    sizes = (64, 32, CLASSES)
    for i, (inside, out) in enumerate(zip(sizes, sizes[1:])):
        weights = g.constant(random.normal(0, inside**-0.5, (inside, out)).astype(np.float32))
        bias = g.constant(np.zeros(out, np.float32))
        if i == len(sizes) - 2:
            g.nodes.append(helper.make_node("Gemm", [x, weights, bias], ["logits"]))
        else:
            x = g.add("Relu", g.add("Gemm", x, weights, bias))
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", sizes[0]])
    g.save(HERE / "mlp.onnx", image, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", CLASSES]))


if __name__ == "__main__":
    mlp()
    photos("shallow", 0.35, halved=True)
    photos("deep", 1.0, halved=False)
