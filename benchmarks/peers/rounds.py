"""How a peer is run: it says "ready"; each line with a count is answered by the nanoseconds of each time, as JSON."""

import json
import sys
import time

WARM_UP = 20


def serve(job, calls=1):
    """Serves until the input ends. Each time is a block of so many calls; its nanoseconds are those of one."""
    for _ in range(WARM_UP):
        job()
    print("ready", flush=True)
    for line in sys.stdin:
        nanos = []
        for _ in range(int(line)):
            start = time.perf_counter_ns()
            for _ in range(calls):
                job()
            nanos.append((time.perf_counter_ns() - start) / calls)
        print(json.dumps(nanos), flush=True)
