"""Trains the sample models and writes them with their manifests and check sets.

    python -m venv venv && venv/bin/pip install -r samples/requirements.txt
    nice -n 19 venv/bin/python samples/train.py --data DIR          # trains, writes
    for model in samples/*mnist/*/; do ./skerry edge model calibrate $model; done
    nice -n 19 venv/bin/python samples/train.py --report            # reports on what is there

DIR holds mnist/ and fashion-mnist/, each with the four IDX files of the original distribution.

For each data set a deep model is trained with augmentation, and a shallow one learns from the deep model's answers
(Hinton et al., "Distilling the Knowledge in a Neural Network", 2015). 1,000 training examples, 100 of each class, are
held out as the check set: no model is trained on them, the models are calibrated on them. Nothing is chosen on the test set.
"""

import argparse
import copy
import hashlib
import json
import math
import shutil
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from idx import read_examples, write_idx

HERE = Path(__file__).resolve().parent
SEED = 20261125
CHECK_PER_CLASS = 100
SHALLOW_BYTES = 20_000
SHARES = (0.05, 0.10, 0.20, 0.30, 0.50)
CHECK_IMAGES, CHECK_LABELS = "check-images-idx3-ubyte.gz", "check-labels-idx1-ubyte.gz"


@dataclass(frozen=True)
class Augmentation:
    """Random changes of a training image: degrees, relative size, whole pixels, mirror, edge of the square cut out."""

    rotate: float
    scale: float
    shift: int
    flip: bool
    cutout: int


@dataclass(frozen=True)
class DataSet:
    folder: str
    model_prefix: str
    source: str
    labels: tuple
    mean: float
    std: float
    augmentation: Augmentation
    deep_epochs: int
    shallow_epochs: int
    deep_goal: float
    shallow_goal: float
    joint_share: float
    joint_gap: float


DATA_SETS = {
    "mnist": DataSet(
        "mnist", "mnist", "MNIST (Yann LeCun, Corinna Cortes, Christopher J.C. Burges), the 60,000 training images without the check set",
        tuple("0123456789"), 0.1307, 0.3081, Augmentation(10, 0.10, 2, False, 8),
        deep_epochs=6, shallow_epochs=24, deep_goal=0.990, shallow_goal=0.975, joint_share=0.10, joint_gap=0.005),
    "fashion-mnist": DataSet(
        "fashion-mnist", "fashion", "Fashion-MNIST (Zalando SE), a repaired copy with 19,993 training images, without the check set",
        ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
        0.2860, 0.3530, Augmentation(0, 0.0, 2, True, 8),
        deep_epochs=30, shallow_epochs=80, deep_goal=0.920, shallow_goal=0.870, joint_share=0.30, joint_gap=0.010),
}


# --- Data --------------------------------------------------------------------------------------------------------

def hold_out(labels):
    """Indices for training, indices for the check set."""
    random = np.random.default_rng(SEED)
    check = np.concatenate([random.permutation(np.flatnonzero(labels == c))[:CHECK_PER_CLASS] for c in range(10)])
    check = random.permutation(check)
    return np.setdiff1d(np.arange(len(labels)), check), check


def to_input(pixels, data_set):
    """What the model reads: float [N,1,28,28], (pixel/255 - mean) / std."""
    return (pixels.float().unsqueeze(1) / 255 - data_set.mean) / data_set.std


# --- Models ------------------------------------------------------------------------------------------------------

def conv(inputs, outputs, size=3, stride=1):
    return [nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def classify(inputs):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 10)]


class Residual(nn.Module):
    """x + body(x)."""

    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, x):
        return x + self.body(x)


def deep_model():
    return nn.Sequential(
        *conv(1, 32), nn.MaxPool2d(2), *conv(32, 64), nn.MaxPool2d(2), *conv(64, 128), Residual(*conv(128, 128)), *classify(128))


def shallow_model():
    return nn.Sequential(*conv(1, 16, size=5, stride=2), *conv(16, 28), *conv(28, 36, stride=2), *classify(36))


# --- Training ----------------------------------------------------------------------------------------------------

def augment(pixels, how):
    """A changed copy of each image of a uint8 batch [N,28,28]."""
    n = len(pixels)
    angle = (torch.rand(n) * 2 - 1) * math.radians(how.rotate)
    size = 1 + (torch.rand(n) * 2 - 1) * how.scale
    mirror = torch.where(torch.rand(n) < 0.5, -1.0, 1.0) if how.flip else torch.ones(n)
    shift = torch.randint(-how.shift, how.shift + 1, (n, 2)) * 2 / 28
    matrix = torch.stack([
        torch.stack([mirror * size * angle.cos(), -size * angle.sin(), shift[:, 0]], 1),
        torch.stack([mirror * size * angle.sin(), size * angle.cos(), shift[:, 1]], 1)], 1)
    grid = F.affine_grid(matrix, (n, 1, 28, 28), align_corners=False)
    moved = F.grid_sample(pixels.float().unsqueeze(1), grid, align_corners=False).squeeze(1)
    centre = torch.randint(0, 28, (n, 2, 1))
    inside = (torch.arange(28) - centre).abs() < how.cutout / 2
    hole = inside[:, 0, :, None] & inside[:, 1, None, :] & (torch.rand(n) < 0.5)[:, None, None]
    return moved.masked_fill(hole, 0).round().to(torch.uint8)


def train(model, epochs, batches, loss_of, peak_rate):
    """SGD with Nesterov momentum on a one-cycle schedule; returns the exponential moving average of the weights."""
    model = model.to(memory_format=torch.channels_last)
    average = copy.deepcopy(model).eval()
    decay, no_decay = [], []
    for parameter in model.parameters():
        (decay if parameter.ndim > 1 else no_decay).append(parameter)
    optimizer = torch.optim.SGD(
        [{"params": decay, "weight_decay": 5e-4}, {"params": no_decay, "weight_decay": 0}], lr=peak_rate, momentum=0.9, nesterov=True)
    steps = epochs * len(batches(0))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, peak_rate, total_steps=steps, pct_start=0.25, final_div_factor=1e3)
    step = 0
    for epoch in range(epochs):
        started, total = time.time(), 0.0
        model.train()
        for batch in batches(epoch):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(model, batch)
            loss.backward()
            optimizer.step()
            schedule.step()
            step += 1
            follow(average, model, min(0.998, step / (step + 10)))
            total += loss.item()
        print(f"  epoch {epoch + 1}/{epochs}  loss {total / len(batches(epoch)):.4f}  {time.time() - started:.0f} s", flush=True)
    return average


@torch.no_grad()
def follow(average, model, decay):
    for slow, fast in zip(average.state_dict().values(), model.state_dict().values()):
        if slow.dtype.is_floating_point:
            slow.lerp_(fast, 1 - decay)
        else:
            slow.copy_(fast)


class Batches:
    """Shuffled index batches of one epoch."""

    def __init__(self, examples, size):
        self.order = torch.randperm(examples)[:examples // size * size].view(-1, size)

    def __len__(self):
        return len(self.order)

    def __iter__(self):
        return iter(self.order)


def channels_last(x):
    return x.contiguous(memory_format=torch.channels_last)


def train_deep(data_set, pixels, labels):
    def loss_of(model, batch):
        x = channels_last(to_input(augment(pixels[batch], data_set.augmentation), data_set))
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(x)
        return F.cross_entropy(logits.float(), labels[batch])

    return train(deep_model(), data_set.deep_epochs, lambda epoch: Batches(len(pixels), 128), loss_of, peak_rate=0.1)


def train_shallow(data_set, teacher, pixels, labels, copies=4, temperature=3.0, trust=0.9):
    """Learns the teacher's softened answers on a few augmented copies of the training set, and the labels a little."""
    views = torch.stack([augment(pixels, data_set.augmentation) for _ in range(copies)])
    answers = torch.stack([logits_of(teacher, view, data_set) for view in views])
    current = 0

    def batches(epoch):
        nonlocal current
        current = epoch % copies
        return Batches(len(pixels), 128)

    def loss_of(model, batch):
        logits = model(channels_last(to_input(views[current][batch], data_set)))
        soft = F.kl_div(
            F.log_softmax(logits / temperature, 1), F.softmax(answers[current][batch] / temperature, 1), reduction="batchmean")
        return trust * temperature ** 2 * soft + (1 - trust) * F.cross_entropy(logits, labels[batch])

    return train(shallow_model(), data_set.shallow_epochs, batches, loss_of, peak_rate=0.1)


@torch.no_grad()
def logits_of(model, pixels, data_set):
    with torch.autocast("cpu", torch.bfloat16):
        return torch.cat([model(channels_last(to_input(part, data_set))).float() for part in pixels.split(1000)])


# --- Export ------------------------------------------------------------------------------------------------------

class GraphWriter:
    """Writes a chain of layers as ONNX nodes: batch norms folded, weights as FP32 or as INT8 with a scale per channel."""

    def __init__(self, int8):
        self.int8 = int8
        self.nodes, self.initializers, self.count = [], [], 0

    def constant(self, array):
        name = f"c{len(self.initializers)}"
        self.initializers.append(numpy_helper.from_array(array, name))
        return name

    def weight(self, array):
        if not self.int8:
            return self.constant(array)
        scale = (np.abs(array).max(axis=tuple(range(1, array.ndim)), keepdims=True) / 127).astype(np.float32)
        quantized = np.round(array / scale).astype(np.int8)
        widened = self.node("Cast", [self.constant(quantized)], to=TensorProto.FLOAT)
        return self.node("Mul", [widened, self.constant(scale)])

    def node(self, operator, inputs, output=None, **attributes):
        self.count += 1
        output = output or f"t{self.count}"
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def chain(self, layers, x, output=None):
        layers = list(layers)
        for i, layer in enumerate(layers):
            x = self.layer(layer, layers[i + 1] if i + 1 < len(layers) else None, x, output if i + 1 == len(layers) else None)
        return x

    def layer(self, layer, following, x, output):
        match layer:
            case nn.Conv2d():
                fused = torch.nn.utils.fusion.fuse_conv_bn_eval(layer, following)
                return self.node(
                    "Conv", [x, self.weight(array_of(fused.weight)), self.constant(array_of(fused.bias))], kernel_shape=layer.kernel_size,
                    strides=layer.stride, pads=layer.padding * 2, group=layer.groups)
            case nn.BatchNorm2d():
                return x
            case nn.ReLU():
                return self.node("Relu", [x])
            case nn.MaxPool2d():
                return self.node("MaxPool", [x], kernel_shape=[layer.kernel_size] * 2, strides=[layer.stride] * 2)
            case nn.AdaptiveAvgPool2d():
                return self.node("GlobalAveragePool", [x])
            case nn.Flatten():
                return self.node("Flatten", [x])
            case nn.Linear():
                return self.node("Gemm", [x, self.weight(array_of(layer.weight)), self.constant(array_of(layer.bias))], output, transB=1)
            case Residual():
                return self.node("Add", [x, self.chain(layer.body, x)])
        raise ValueError(f"no ONNX form for {type(layer).__name__}: add one to GraphWriter.layer")


def array_of(tensor):
    return np.ascontiguousarray(tensor.detach().numpy())


def export(model, path, int8):
    writer = GraphWriter(int8)
    writer.chain(model.eval(), "image", "logits")
    graph = helper.make_graph(
        writer.nodes, "g",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 1, 28, 28])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", 10])], writer.initializers)
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="skerry")
    onnx.checker.check_model(proto, full_check=True)
    path.write_bytes(proto.SerializeToString(deterministic=True))


# --- Calibration -------------------------------------------------------------------------------------------------

def softmax(logits, temperature=1.0):
    z = logits.astype(np.float64) / temperature
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def calibration_error(probabilities, labels, bins=15):
    """Expected calibration error of the top class over bins of equal width (Guo et al., 2017)."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
    of_bin = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return sum(abs(right[of_bin == b].mean() - confidence[of_bin == b].mean()) * (of_bin == b).mean() for b in np.unique(of_bin))


# --- Files -------------------------------------------------------------------------------------------------------

def run(model, pixels, data_set):
    """Logits of the exported file for uint8 images."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    x = to_input(torch.from_numpy(pixels.copy()), data_set).numpy()
    return np.concatenate([session.run(["logits"], {"image": part})[0] for part in np.array_split(x, len(x) // 500)])


def accuracy(logits, labels):
    return float((logits.argmax(1) == labels).mean())


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_model(out, data_set, kind, model, check, test, trainer):
    folder = out / data_set.folder / kind
    folder.mkdir(parents=True, exist_ok=True)
    file, images, labels = folder / "model.onnx", folder / CHECK_IMAGES, folder / CHECK_LABELS
    export(model, file, int8=kind == "shallow")
    write_idx(images, check[0])
    write_idx(labels, check[1])
    logits = run(file, check[0], data_set)
    manifest = {
        "apiVersion": "skerry.io/model-manifest/v1", "name": f"{data_set.model_prefix}-{kind}", "version": "1",
        "task": "classification", "sha256": sha256(file),
        "input": {
            "name": "image", "layout": "NCHW", "datatype": "FP32", "height": 28, "width": 28, "channels": 1,
            "colour": "grey", "mean": [data_set.mean], "std": [data_set.std]},
        "output": {"name": "logits", "postprocess": "softmax"},
        "labels": data_set.labels,
        "checkSet": {
            "images": CHECK_IMAGES, "labels": CHECK_LABELS, "imagesSha256": sha256(images), "labelsSha256": sha256(labels),
            "accuracy": accuracy(logits, check[1])},
        "provenance": {
            "data": data_set.source, "trainer": trainer, "seed": SEED,
            "createdAt": datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "metrics": {"testAccuracy": accuracy(run(file, test[0], data_set), test[1])}}}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{folder}: {file.stat().st_size} bytes, test accuracy {manifest['provenance']['metrics']['testAccuracy']:.4f}", flush=True)


def make(data, out, data_set, kinds, checkpoints):
    torch.manual_seed(SEED)
    folder, target = data / data_set.folder, out / data_set.folder
    target.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("t10k-*-ubyte.gz"):
        shutil.copyfile(file, target / file.name)
    pixels, labels = read_examples(folder, "train")
    training, held_out = hold_out(labels)
    check = pixels[held_out], labels[held_out]
    test = read_examples(target, "t10k")
    pixels, labels = torch.from_numpy(pixels[training]), torch.from_numpy(labels[training]).long()
    checkpoints.mkdir(parents=True, exist_ok=True)
    teacher = checkpoints / f"{data_set.folder}-deep.pt"
    trainer = f"samples/train.py, torch {torch.__version__}"
    if "deep" in kinds:
        print(f"{data_set.folder}: deep", flush=True)
        model = train_deep(data_set, pixels, labels)
        torch.save(model.state_dict(), teacher)
        write_model(out, data_set, "deep", model, check, test, trainer)
    if "shallow" in kinds:
        print(f"{data_set.folder}: shallow", flush=True)
        deep = deep_model().eval()
        deep.load_state_dict(torch.load(teacher))
        model = train_shallow(data_set, deep, pixels, labels)
        write_model(out, data_set, "shallow", model, check, test, f"{trainer}, distilled from {data_set.model_prefix}-deep")


# --- Report ------------------------------------------------------------------------------------------------------

def joint_accuracy(edge_right, cloud_right, hardness, share):
    """Accuracy when the hardest share of the examples goes to the deep model."""
    offloaded = np.argsort(-hardness, kind="stable")[:round(share * len(hardness))]
    right = edge_right.copy()
    right[offloaded] = cloud_right[offloaded]
    return right.mean()


def report(out, data_set):
    """Prints accuracies and joint accuracies on the whole test set, all from the files; returns the goals that are missed."""
    folder = out / data_set.folder
    pixels, labels = read_examples(folder, "t10k")
    logits, manifests, missed = {}, {}, []

    def goal(text, reached):
        print(f"  {text}: {'reached' if reached else 'MISSED'}")
        if not reached:
            missed.append(f"{data_set.folder}: {text}")

    print(f"\n{data_set.folder}")
    for kind in ("shallow", "deep"):
        file = folder / kind / "model.onnx"
        onnx.checker.check_model(onnx.load(file), full_check=True)
        manifests[kind] = json.loads((folder / kind / "manifest.json").read_text())
        logits[kind] = run(file, pixels, data_set)
        calibration = manifests[kind]["calibration"]
        print(
            f"  {kind:8} {file.stat().st_size:>9,} bytes  accuracy {accuracy(logits[kind], labels):.4f}  temperature {calibration['temperature']:.3f}"
            f"  calibration error {calibration['eceBefore']:.4f} -> {calibration['eceAfter']:.4f} (check set), "
            f"{calibration_error(softmax(logits[kind]), labels):.4f} -> {calibration_error(softmax(logits[kind], calibration['temperature']), labels):.4f} (test set)")
        goal(f"{kind} digest and test accuracy as the manifest says", manifests[kind]["sha256"] == sha256(file)
             and abs(manifests[kind]["provenance"]["metrics"]["testAccuracy"] - accuracy(logits[kind], labels)) < 1e-9)
    edge, cloud = logits["shallow"].argmax(1) == labels, logits["deep"].argmax(1) == labels
    plain = softmax(logits["shallow"])
    calibrated = softmax(logits["shallow"], manifests["shallow"]["calibration"]["temperature"])
    top_two = np.sort(calibrated, 1)[:, -2:]
    hardness = {
        "calibrated confidence": 1 - calibrated.max(1),
        "calibrated margin": 1 - (top_two[:, 1] - top_two[:, 0]),
        "CrossEntropy": -(plain * np.log(np.maximum(plain, 1e-300))).sum(1) / math.log(10),
    }
    curves = {name: [joint_accuracy(edge, cloud, h, share) for share in SHARES] for name, h in hardness.items()}
    curves["random (expected)"] = [edge.mean() + share * (cloud.mean() - edge.mean()) for share in SHARES]
    print("  joint accuracy at share " + "".join(f"{share:>9.0%}" for share in SHARES))
    for name, curve in curves.items():
        print(f"  {name:23} " + "".join(f"{value:>9.4f}" for value in curve))
    best = joint_accuracy(edge, cloud, hardness["calibrated confidence"], data_set.joint_share)
    goal(f"shallow at most {SHALLOW_BYTES:,} bytes", (folder / "shallow" / "model.onnx").stat().st_size <= SHALLOW_BYTES)
    goal(f"shallow accuracy at least {data_set.shallow_goal:.1%}", edge.mean() >= data_set.shallow_goal)
    goal(f"deep accuracy at least {data_set.deep_goal:.1%}", cloud.mean() >= data_set.deep_goal)
    goal(f"joint at {data_set.joint_share:.0%} within {data_set.joint_gap * 100:.1f} points of deep ({best:.4f})", best >= cloud.mean() - data_set.joint_gap)
    for name in ("calibrated confidence", "calibrated margin"):
        goal(f"{name} >= CrossEntropy >= random at every share", all(
            a >= b >= c for a, b, c in zip(curves[name], curves["CrossEntropy"], curves["random (expected)"])))
    return missed


def main():
    parser = argparse.ArgumentParser(description="Trains the sample models.")
    parser.add_argument("--data", type=Path, help="folder with mnist/ and fashion-mnist/, the original IDX files")
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--checkpoints", type=Path, default=HERE / "target", help="where the deep models' weights are kept for distillation")
    parser.add_argument("--sets", nargs="+", choices=DATA_SETS, default=list(DATA_SETS))
    parser.add_argument("--kinds", nargs="+", choices=("deep", "shallow"), default=["deep", "shallow"])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--report", action="store_true", help="train nothing, report on what is there")
    arguments = parser.parse_args()
    if not arguments.report and not arguments.data:
        parser.error("say where the data is with --data, or --report to look at what is there")
    torch.set_num_threads(arguments.threads)
    chosen = [DATA_SETS[name] for name in arguments.sets]
    if not arguments.report:
        for data_set in chosen:
            make(arguments.data, arguments.out, data_set, arguments.kinds, arguments.checkpoints)
        print("\nNext: ./skerry edge model calibrate on each folder, then samples/train.py --report")
        return
    missed = [goal for data_set in chosen for goal in report(arguments.out, data_set)]
    sys.exit(f"\nmissed: {missed}" if missed else 0)


if __name__ == "__main__":
    main()
