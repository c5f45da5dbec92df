"""Deterministic data that looks like what scientists draw, rounded so that it stays short in JSON."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np


def rng(name: str) -> np.random.Generator:
    """A generator seeded by the figure's name: adding a figure changes no other."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def short(values: Any, digits: int = 4) -> Any:
    """Nested lists of numbers with so many significant digits; NaN becomes null."""
    array = np.asarray(values, dtype=float)
    if array.ndim:
        return [short(v, digits) for v in array]
    value = float(array)
    if np.isnan(value):
        return None
    if not np.isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    value = float(f"{value:.{digits}g}")
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def days(start: str, count: int, step: str = "D") -> list[str]:
    """``count`` ISO dates from ``start``."""
    first = np.datetime64(start)
    return [str(first + np.timedelta64(i, step)) for i in range(count)]


def one(marks: Any, figure: dict | None = None, **axes: Any) -> dict:
    """A figure of one axes in full form."""
    return {
        **({"figure": figure} if figure else {}),
        "axes": [{**axes, "marks": marks if isinstance(marks, list) else [marks]}],
    }


def clusters(name: str, count: int = 50) -> list[tuple[Any, Any]]:
    """Three clouds like the penguins' bills."""
    r = rng(name)
    centres = [(38.8, 18.3, 2.6, 1.2, 0.4), (48.8, 18.4, 3.3, 1.1, 0.6), (47.5, 15.0, 3.0, 1.0, 0.6)]
    clouds = []
    for mx, my, sx, sy, rho in centres:
        cloud = r.multivariate_normal([mx, my], [[sx**2, rho * sx * sy], [rho * sx * sy, sy**2]], count)
        clouds.append((short(cloud[:, 0], 3), short(cloud[:, 1], 3)))
    return clouds


def peaks(rows: int = 25, columns: int = 30) -> tuple[Any, Any, Any]:
    """A smooth field with hills and hollows: x, y (1-D) and z."""
    x, y = np.linspace(-3, 3, columns), np.linspace(-2.5, 2.5, rows)
    xx, yy = np.meshgrid(x, y)
    z = 3 * (1 - xx) ** 2 * np.exp(-(xx**2) - (yy + 1) ** 2)
    z = z - 10 * (xx / 5 - xx**3 - yy**5) * np.exp(-(xx**2) - yy**2) - np.exp(-((xx + 1) ** 2) - yy**2) / 3
    return short(x, 4), short(y, 4), short(z, 3)


def noisy_signal(name: str, count: int = 1024, rate: float = 256.0) -> Any:
    """Two tones and a chirp under noise."""
    t = np.arange(count) / rate
    chirp = np.sin(2 * np.pi * (10 * t + 10 * t**2))
    return short(np.sin(2 * np.pi * 40 * t) + 0.5 * np.sin(2 * np.pi * 90 * t) + chirp + 0.4 * rng(name).normal(size=count), 3)
