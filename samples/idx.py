"""IDX, the file format of MNIST: big-endian magic, element type, sizes, then the elements; here gzipped unsigned bytes."""

import gzip
import math
import struct

import numpy as np

UNSIGNED_BYTE = 8


def read_idx(path):
    data = gzip.decompress(path.read_bytes())
    zero, kind, dimensions = struct.unpack(">HBB", data[:4])
    if (zero, kind) != (0, UNSIGNED_BYTE):
        raise ValueError(f"{path} is not an IDX file of unsigned bytes")
    shape = struct.unpack(f">{dimensions}I", data[4:4 + 4 * dimensions])
    if len(data) - 4 - 4 * dimensions != math.prod(shape):
        raise ValueError(f"{path} announces {shape} and holds {len(data) - 4 - 4 * dimensions} bytes: get it anew, or repair it")
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_examples(folder, part):
    """Images [N,28,28] and labels [N] of "train" or "t10k"."""
    images, labels = read_idx(folder / f"{part}-images-idx3-ubyte.gz"), read_idx(folder / f"{part}-labels-idx1-ubyte.gz")
    if len(images) != len(labels):
        raise ValueError(f"{folder} has {len(images)} {part} images and {len(labels)} labels: get them anew, or repair them")
    return images, labels


def write_idx(path, array):
    """Writes the same bytes for the same array."""
    head = struct.pack(f">HBB{array.ndim}I", 0, UNSIGNED_BYTE, array.ndim, *array.shape)
    path.write_bytes(gzip.compress(head + np.ascontiguousarray(array).tobytes(), 9, mtime=0))
