"""usage: offload_http.py PORT SHALLOW DEEP FLAVOUR: a hard example as lists of numbers in JSON over HTTP.

FLAVOUR is how the client and the service do it:
  fastapi  a service with a typed body, as is common; the client keeps its connection
  sedna    as Sedna's lib (sedna/service/client.py, sedna/service/server/inference.py): {"data": data.tolist()},
           a new connection for each request
"""

import multiprocessing
import sys
import time

import numpy as np
import requests
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from models import photo, session, verdict
from rounds import serve


class Picture(BaseModel):
    data: list[list[list[list[int]]]]


class SednaRequest(BaseModel):
    data: list
    callback: str | None = None


def cloud(port, deep, flavour):
    model, app = session(deep), FastAPI()

    def answer(data):
        return verdict(model, np.asarray(data, np.uint8))

    if flavour == "fastapi":

        @app.post("/predict")
        def predict(picture: Picture):
            index, confidence = answer(picture.data)
            return {"index": index, "confidence": confidence}

    else:

        @app.post("/predict")
        def predict(request: SednaRequest):
            return {"result": list(answer(request.data))}

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


def await_listening(port):
    for _ in range(600):
        try:
            requests.get(f"http://127.0.0.1:{port}/docs", timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise TimeoutError("the cloud's end does not start")


def main():
    port, shallow, deep, flavour = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    multiprocessing.get_context("spawn").Process(target=cloud, args=(port, deep, flavour), daemon=True).start()
    await_listening(port)
    model, image, url = session(shallow), photo(), f"http://127.0.0.1:{port}/predict"
    kept = requests.Session()

    def hard_example():
        verdict(model, image)
        if flavour == "fastapi":
            response = kept.post(url, json={"data": image.tolist()}, timeout=30)
        else:
            response = requests.post(url, json={"data": image.tolist()}, timeout=30)
        response.raise_for_status()
        response.json()

    serve(hard_example)


if __name__ == "__main__":
    main()
