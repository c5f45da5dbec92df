"""Marks of 3d axes that have no 2-D twin; lines, scatters, bars and contours are the 2-D marks with a ``z``."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ..keys import COLLECTION_KEYS
from .mark import mark

_SURFACE = "rstride cstride rcount ccount shade axlim_clip"


def _grid(name: str):
    def draw(ax: Axes, given: dict) -> Any:
        return _method(ax, name)(*[given.pop(key) for key in ("X", "Y", "Z")], **given)

    return draw


def _trisurf(ax: Axes, given: dict) -> Any:
    if "triangles" in given:
        given["triangles"] = np.asarray(given["triangles"]).astype(int)
    return _method(ax, "plot_trisurf")(given.pop("x"), given.pop("y"), given.pop("z"), **given)


def _bar3d(ax: Axes, given: dict) -> Any:
    return _method(ax, "bar3d")(*[given.pop(key) for key in ("x", "y", "z", "dx", "dy", "dz")], **given)


def _method(ax: Axes, name: str) -> Any:
    if ax.name != "3d":
        raise ValueError('needs axes with "projection": "3d"')
    return getattr(ax, name)


MARKS = {
    "plot_surface": mark(_grid("plot_surface"), "X Y Z facecolors", "X Y Z", _SURFACE, COLLECTION_KEYS - {"facecolors"}),
    "plot_wireframe": mark(_grid("plot_wireframe"), "X Y Z", "X Y Z", _SURFACE, COLLECTION_KEYS),
    "plot_trisurf": mark(_trisurf, "x y z triangles", "x y z", "shade axlim_clip", COLLECTION_KEYS),
    "bar3d": mark(_bar3d, "x y z dx dy dz", "x y z dx dy dz", "shade zsort axlim_clip", COLLECTION_KEYS),
}
