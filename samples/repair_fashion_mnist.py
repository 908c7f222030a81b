"""Repairs the copy of Fashion-MNIST that this project was given, before train.py reads it.

    python samples/repair_fashion_mnist.py FROM TO

The copy has 20,000 training and 10,002 test labels, and in each file one image fewer than labels: a T-shirt whose image is missing. All
later labels stand one place too late. The index of the label without an image was found with a classifier trained on the undisputed
images: it is where the likelihood of the labels, shifted after that index, is largest. The repair

- removes that label from each file,
- removes the last T-shirt of the test set, so that it has 1,000 images of each class,
- removes the training images that are in the test set too.

It refuses any other files: the original distribution needs no repair.
"""

import gzip
import hashlib
import sys
from pathlib import Path

import numpy as np

from idx import write_idx

COPY = {
    "train-images-idx3-ubyte.gz": "2ed403af5081935ababad65828f9fe09a6d1767b913ac89d43236c8d138b12dc",
    "train-labels-idx1-ubyte.gz": "08d35a4e05c966e0f6e01d1f1fddee66d52d2a8d632de1e97ed7409d9f7303cc",
    "t10k-images-idx3-ubyte.gz": "a1afc62561156520e32bd655f6a13ac21b56ab6bc0b74752833dff4ee1dd776b",
    "t10k-labels-idx1-ubyte.gz": "095725c9d7891a4b719f82e2193ce75a4f18dc6a763fc25aca5b35a2bd8a7c6a",
}
LABEL_WITHOUT_IMAGE = {"train": 9239, "t10k": 1581}


def known_content(path):
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != COPY[path.name]:
        sys.exit(f"{path} is not the damaged file that this script repairs; if it is the original, use it as it is")
    return gzip.decompress(data)


def examples(folder, part):
    images = np.frombuffer(known_content(folder / f"{part}-images-idx3-ubyte.gz"), np.uint8, offset=16).reshape(-1, 28, 28)
    labels = np.frombuffer(known_content(folder / f"{part}-labels-idx1-ubyte.gz"), np.uint8, offset=8)
    return images, np.delete(labels, LABEL_WITHOUT_IMAGE[part])


def write(folder, part, images, labels):
    write_idx(folder / f"{part}-images-idx3-ubyte.gz", images)
    write_idx(folder / f"{part}-labels-idx1-ubyte.gz", labels)
    print(f"{part}: {len(images)} images, by class {np.bincount(labels).tolist()}")


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    images, labels = examples(source, "t10k")
    surplus = np.flatnonzero(labels == 0)[-1]
    images, labels = np.delete(images, surplus, 0), np.delete(labels, surplus)
    write(target, "t10k", images, labels)
    seen = {image.tobytes() for image in images}
    images, labels = examples(source, "train")
    unseen = np.array([image.tobytes() not in seen for image in images])
    write(target, "train", images[unseen], labels[unseen])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
