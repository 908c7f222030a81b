"""usage: onnx_run.py MODEL CALLS: run() of a model that takes floats, CALLS times a block."""

import sys

import numpy as np

from models import session
from rounds import serve

model = session(sys.argv[1])
given = model.get_inputs()[0]
values = {given.name: np.zeros([1, *given.shape[1:]], np.float32)}
serve(lambda: model.run(None, values), int(sys.argv[2]))
