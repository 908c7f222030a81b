"""Models on one thread, as the Java side runs them."""

import numpy as np
import onnxruntime


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def verdict(model, image):
    """The likeliest class and its probability."""
    logits = model.run(None, {"image": image})[0][0]
    scores = np.exp(logits - logits.max())
    best = int(scores.argmax())
    return best, float(scores[best] / scores.sum())


def photo():
    """A picture as a camera hands it over: 224×224, three channels of a byte each."""
    return np.random.default_rng(1).integers(0, 256, (1, 3, 224, 224), np.uint8)
