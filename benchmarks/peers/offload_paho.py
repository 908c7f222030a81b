"""usage: offload_paho.py PORT SHALLOW DEEP: a hard example as raw bytes over MQTT; both ends are ONNX Runtime and paho."""

import json
import multiprocessing
import sys
from queue import SimpleQueue

import numpy as np

from models import photo, session, verdict
from mqtt_client import connected
from rounds import serve


def cloud(port, deep, ready):
    model = session(deep)

    def answer(payload):
        image = np.frombuffer(payload, np.uint8).reshape(1, 3, 224, 224)
        client.publish("peer/verdict", json.dumps(verdict(model, image)), 0)

    client = connected(port, "peer/example", 0, answer)
    ready.set()
    multiprocessing.Event().wait()


def main():
    port, shallow, deep = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    context.Process(target=cloud, args=(port, deep, ready), daemon=True).start()
    if not ready.wait(60):
        raise TimeoutError("the cloud's end does not start")
    answers = SimpleQueue()
    client = connected(port, "peer/verdict", 0, answers.put)
    model, image = session(shallow), photo()

    def hard_example():
        verdict(model, image)
        client.publish("peer/example", image.tobytes(), 0)
        json.loads(answers.get(timeout=30))

    serve(hard_example)


if __name__ == "__main__":
    main()
