"""Makes the pictures and models of these tests, beside this file: python make_fixtures.py (needs numpy, onnx and Pillow).

Beside NAME.png or NAME.jpg lies NAME.raw: the samples that Pillow reads, row by row.
"""

import gzip
import hashlib
import json
import struct
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save_model
from PIL import Image

HERE = Path(__file__).resolve().parent
IMAGES = HERE / "images"
MODELS = HERE / "models"
random = np.random.default_rng(20261125)


def raw(name, image):
    (IMAGES / f"{name}.raw").write_bytes(np.asarray(image).tobytes())


def smooth(height, width, channels=3):
    """A picture that survives JPEG nearly unchanged."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [40 + 160 * x / width, 220 - 180 * y / height, 60 + 120 * (x + y) / (height + width), 20 + 60 * y / height]
    return np.stack(planes[:channels], axis=2).round().astype(np.uint8)


def noise(height, width, channels):
    return random.integers(0, 256, (height, width, channels), dtype=np.uint8)


def pngs():
    colour, alpha = Image.fromarray(noise(5, 7, 3)), Image.fromarray(noise(5, 7, 1)[:, :, 0])
    grey = Image.fromarray(noise(5, 7, 1)[:, :, 0])
    rgba = colour.copy()
    rgba.putalpha(alpha)
    la = grey.copy()
    la.putalpha(alpha)
    palette = colour.quantize(9)
    for name, image, expected in (
            ("rgb", colour, colour), ("rgba", rgba, colour), ("grey", grey, grey), ("grey-alpha", la, grey),
            ("palette", palette, palette.convert("RGB")), ("one-bit", grey.convert("1"), grey.convert("1").convert("L"))):
        image.save(IMAGES / f"{name}.png")
        raw(name, expected)
    deep = random.integers(0, 65536, (5, 7), dtype=np.uint16)
    Image.fromarray(deep).save(IMAGES / "grey-16.png")
    raw("grey-16", np.round(deep / 257).astype(np.uint8))


def jpegs():
    for name, image in (("rgb-jpeg", Image.fromarray(smooth(24, 40))), ("grey-jpeg", Image.fromarray(smooth(24, 40, 1)[:, :, 0]))):
        image.save(IMAGES / f"{name}.jpg", quality=95)
        raw(name, Image.open(IMAGES / f"{name}.jpg"))
    Image.fromarray(smooth(64, 96)).save(IMAGES / "progressive.jpg", quality=90, progressive=True)
    raw("progressive", Image.open(IMAGES / "progressive.jpg"))
    Image.fromarray(smooth(24, 40, 4), "CMYK").save(IMAGES / "cmyk.jpg", quality=95)
    raw("cmyk", Image.open(IMAGES / "cmyk.jpg").convert("RGB"))
    # The same numbers, said to be luma, two chromas and black.
    ycck = bytearray((IMAGES / "cmyk.jpg").read_bytes())
    ycck[ycck.index(b"Adobe") + 11] = 2
    (IMAGES / "ycck.jpg").write_bytes(ycck)
    raw("ycck", Image.open(IMAGES / "ycck.jpg").convert("RGB"))


def orientations():
    """One picture, stored in each of the 8 ways of Exif."""
    upright = Image.fromarray(smooth(24, 40))
    raw("upright", upright)
    undo = [None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
            Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_90, Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_270]
    for value, method in enumerate(undo, 1):
        stored = upright if method is None else upright.transpose(method)
        exif = Image.Exif()
        exif[0x0112] = value
        stored.save(IMAGES / f"orientation-{value}.png", exif=exif)
        stored.save(IMAGES / f"orientation-{value}.jpg", exif=exif, quality=95)


def resized():
    for name, size in (("shrunk", (16, 16)), ("grown", (53, 61)), ("mixed", (12, 64))):
        source = Image.fromarray(noise(41, 29, 3))
        source.save(IMAGES / f"{name}.png")
        raw(name, source.resize(size, Image.Resampling.BILINEAR))
    colour = Image.fromarray(noise(9, 9, 3))
    colour.save(IMAGES / "luma.png")
    raw("luma", colour.convert("L"))


def write_model(folder, nodes, inputs, outputs, initializers, manifest):
    folder.mkdir(parents=True, exist_ok=True)
    graph = helper.make_graph(nodes, folder.name, inputs, outputs, initializers)
    save_model(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / "model.onnx")
    manifest = {
        "apiVersion": "skerry.io/model-manifest/v1", "name": folder.name, "version": "1", "task": "classification",
        "sha256": sha256(folder / "model.onnx")} | manifest
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_idx(file, values):
    header = struct.pack(f">BBBB{values.ndim}i", 0, 0, 8, values.ndim, *values.shape)
    file.write_bytes(gzip.compress(header + values.tobytes(), mtime=0))


def halves(name, batch, accuracy):
    """Class 0: the left half of a 4×4 picture is brighter; class 1: the right half is; class 2: neither. 30 examples travel along."""
    folder = MODELS / name
    folder.mkdir(parents=True, exist_ok=True)
    labels = np.arange(30, dtype=np.uint8) % 3
    pictures = np.full((30, 4, 4), 100, np.uint8)
    for index, label in enumerate(labels):
        if label < 2:
            pictures[index, :, 2 * label:2 * label + 2] += np.uint8(1 + 5 * index)
    labels[0] = 1  # one wrong label: the accuracy is 29/30
    write_idx(folder / "check-images.gz", pictures)
    write_idx(folder / "check-labels.gz", labels)
    left = np.tile([1, 1, -1, -1], 4).astype(np.float32)
    weights = np.stack([left, -left, np.zeros(16, np.float32)])
    write_model(
        folder,
        [helper.make_node("Flatten", ["image"], ["flat"]), helper.make_node("Gemm", ["flat", "w", "b"], ["logits"], transB=1)],
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [batch, 1, 4, 4])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [batch, 3])],
        [numpy_helper.from_array(weights, "w"), numpy_helper.from_array(np.array([0, 0, 0.02], np.float32), "b")],
        {"input": {"name": "image", "layout": "NCHW", "datatype": "FP32", "height": 4, "width": 4, "channels": 1,
                   "colour": "grey", "mean": [0.5], "std": [0.25]},
         "output": {"name": "logits", "postprocess": "softmax"}, "labels": ["left", "right", "neither"],
         "calibration": {"temperature": 2.0, "eceBefore": 0.1, "eceAfter": 0.05, "examples": 30,
                         "risk": [{"threshold": 0.5, "coverage": 0.9, "error": 0.1}]},
         "checkSet": {"images": "check-images.gz", "labels": "check-labels.gz",
                      "imagesSha256": sha256(folder / "check-images.gz"), "labelsSha256": sha256(folder / "check-labels.gz"),
                      "accuracy": accuracy}})


def colours():
    """Probabilities of red, green and blue: their shares of the light in an 8×8 picture of bytes."""
    write_model(
        MODELS / "colours",
        [helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
         helper.make_node("ReduceSum", ["floats", "sides"], ["light"], keepdims=0),
         helper.make_node("ReduceSum", ["light", "last"], ["all"], keepdims=1),
         helper.make_node("Div", ["light", "all"], ["shares"])],
        [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["n", "h", "w", 3])],
        [helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["n", 3])],
        [numpy_helper.from_array(np.array([1, 2], np.int64), "sides"), numpy_helper.from_array(np.array([1], np.int64), "last")],
        {"input": {"name": "pixels", "layout": "NHWC", "datatype": "UINT8", "height": 8, "width": 8, "channels": 3, "colour": "rgb"},
         "output": {"name": "shares", "postprocess": "none"}, "labels": ["red", "green", "blue"]})


IMAGES.mkdir(exist_ok=True)
pngs()
jpegs()
orientations()
resized()
halves("halves", "n", 29 / 30)
halves("halves-one", 1, 29 / 30)
halves("halves-overrated", "n", 1.0)
colours()
