"""Draws the article's scatter many times in one warm process, as its handler does, and prints what it cost as JSON.

    python matplotlib_scatter.py FIGURES POINTS
"""

import json
import random
import resource
import sys
import time
from io import BytesIO

start = time.perf_counter()
import matplotlib  # noqa: E402

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

import_ms = (time.perf_counter() - start) * 1000


def draw(points: int) -> int:
    """One figure; returns its size in bytes."""
    fig, ax = plt.subplots()
    ax.scatter(
        np.array([i + 0.4 * random.random() for i in range(1, points + 1)]),
        np.array([2 * i + 0.8 * random.random() for i in range(1, points + 1)]),
    )
    ax.set_title("Generated Plot")
    buffer = BytesIO()
    plt.savefig(buffer, format="png")
    plt.close(fig)
    return len(buffer.getvalue())


figures, points = int(sys.argv[1]), int(sys.argv[2])
for _ in range(3):
    draw(points)
cpu, wall = time.process_time(), time.perf_counter()
sizes = [draw(points) for _ in range(figures)]
json.dump(
    {
        "version": matplotlib.__version__,
        "cpuMs": (time.process_time() - cpu) * 1000 / figures,
        "wallMs": (time.perf_counter() - wall) * 1000 / figures,
        "bytes": sum(sizes) / figures,
        "importMs": import_ms,
        "residentMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    },
    sys.stdout,
)
