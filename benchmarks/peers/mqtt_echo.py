"""usage: mqtt_echo.py PORT BYTES: a message at QoS 1 to an echo in another process and back."""

import multiprocessing
import sys
from queue import SimpleQueue

from mqtt_client import connected
from rounds import serve


def echo(port, ready):
    client = connected(port, "peer/there", 1, lambda payload: client.publish("peer/back", payload, 1))
    ready.set()
    multiprocessing.Event().wait()


def main():
    port, payload = int(sys.argv[1]), bytes(int(sys.argv[2]))
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    context.Process(target=echo, args=(port, ready), daemon=True).start()
    if not ready.wait(30):
        raise TimeoutError("the echo does not start")
    answers = SimpleQueue()
    client = connected(port, "peer/back", 1, answers.put)

    def round_trip():
        client.publish("peer/there", payload, 1)
        answers.get(timeout=10)

    serve(round_trip)


if __name__ == "__main__":
    main()
