"""Draws figures with the Matplotlib engine on demand and tells the CPU time of each, so that a benchmark can take turns with it.

Reads one JSON object a line from standard input and answers each with one: {"figure": "name", "repeats": 3} draws a figure of the
gallery from its JSON; {"points": 1000000, "kind": "scatter" | "line"} draws that many points from arrays.
"""

import json
import sys
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "engine-matplotlib"))

import matplotlib  # noqa: E402
import numpy as np  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

from plotmill_matplotlib import draw  # noqa: E402


def gallery_figure(name: str, repeats: int) -> list[float]:
    """CPU milliseconds of each repeat, from JSON text to PNG; one more before them warms up."""
    text = (ROOT / "gallery" / "figures" / f"{name}.json").read_text()
    times = []
    for turn in range(repeats + 1):
        start = time.process_time()
        draw(json.loads(text), "png")
        if turn > 0:
            times.append((time.process_time() - start) * 1000)
    return times


def many_points(kind: str, points: int) -> list[float]:
    """CPU milliseconds of one drawing of random points."""
    random = np.random.default_rng(1)
    y = random.standard_normal(points).astype("float32")
    x = random.standard_normal(points).astype("float32") if kind == "scatter" else None
    y = y if kind == "scatter" else y.cumsum()
    start = time.process_time()
    axes = Figure().add_subplot()
    axes.scatter(x, y) if kind == "scatter" else axes.plot(y)
    axes.figure.savefig(BytesIO(), format="png")
    return [(time.process_time() - start) * 1000]


print(json.dumps({"version": matplotlib.__version__}), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    try:
        if "figure" in task:
            answer = {"cpuMs": gallery_figure(task["figure"], task["repeats"])}
        else:
            answer = {"cpuMs": many_points(task["kind"], task["points"])}
    except Exception as error:  # noqa: BLE001 - the other side decides what a failure means
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
