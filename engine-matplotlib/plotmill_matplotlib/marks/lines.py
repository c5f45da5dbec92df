"""Lines, points and filled areas along them."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ..errors import FigureError
from ..keys import COLLECTION_KEYS, LINE_KEYS, PATCH_KEYS
from .mark import mark, method, truths


def _plot(name: str):
    def draw(ax: Axes, given: dict) -> Any:
        points = [given.pop(key) for key in ("x", "y", "z") if key in given]
        fmt = [given.pop("fmt")] if "fmt" in given else []
        return getattr(ax, name)(*points, *fmt, **given)[0]

    return draw


def _scatter(ax: Axes, given: dict) -> Any:
    points = [given.pop(key) for key in ("x", "y", "z") if key in given]
    return ax.scatter(*points, **given)


def _step(ax: Axes, given: dict) -> Any:
    fmt = [given.pop("fmt")] if "fmt" in given else []
    return ax.step(given.pop("x"), given.pop("y"), *fmt, **given)[0]


def _fill_between(ax: Axes, given: dict) -> Any:
    truths(given, "where")
    return ax.fill_between(given.pop("x"), given.pop("y1"), **given)


def _fill_betweenx(ax: Axes, given: dict) -> Any:
    truths(given, "where")
    return ax.fill_betweenx(given.pop("y"), given.pop("x1"), **given)


def _errorbar(ax: Axes, given: dict) -> Any:
    for key in ("lolims", "uplims", "xlolims", "xuplims"):
        truths(given, key)
    every = given.get("errorevery")
    if isinstance(every, list):
        given["errorevery"] = tuple(every)
    return ax.errorbar(given.pop("x"), given.pop("y"), **given)


def _stem(ax: Axes, given: dict) -> Any:
    places = [given.pop(key) for key in ("x", "y") if key in given]
    return ax.stem(*places, **given)


def _stackplot(ax: Axes, given: dict) -> Any:
    rows = given.pop("y")
    return ax.stackplot(given.pop("x"), *(rows if np.ndim(rows[0]) else [rows]), **given)


def _fill(ax: Axes, given: dict) -> Any:
    return ax.fill(given.pop("x"), given.pop("y"), **given)[0]


def _eventplot(ax: Axes, given: dict) -> Any:
    return ax.eventplot(given.pop("positions"), **given)


def _axline(ax: Axes, given: dict) -> Any:
    if ("xy2" in given) == ("slope" in given):
        raise FigureError("", "axline takes either xy2 or slope")
    return ax.axline(tuple(given.pop("xy1")), **given)


_LINE = mark(_plot("plot"), "x y z", "y", "fmt zdir axlim_clip scalex scaley", LINE_KEYS)
_MARKED = "zdir depthshade depthshade_minalpha axlim_clip"

MARKS = {
    "line": _LINE,
    "plot": _LINE,
    "loglog": mark(_plot("loglog"), "x y", "y", "fmt base subs nonpositive", LINE_KEYS),
    "semilogx": mark(_plot("semilogx"), "x y", "y", "fmt base subs nonpositive", LINE_KEYS),
    "semilogy": mark(_plot("semilogy"), "x y", "y", "fmt base subs nonpositive", LINE_KEYS),
    "scatter": mark(_scatter, "x y z s c", "x y", f"marker plotnonfinite {_MARKED}", COLLECTION_KEYS),
    "step": mark(_step, "x y", "x y", "where fmt", LINE_KEYS),
    "stairs": mark(method("stairs", "values", "edges"), "values edges baseline", "values", "orientation", PATCH_KEYS),
    "stem": mark(_stem, "x y", "y", "linefmt markerfmt basefmt bottom orientation"),
    "errorbar": mark(
        _errorbar, "x y xerr yerr lolims uplims xlolims xuplims", "x y",
        "fmt ecolor elinewidth capsize barsabove errorevery capthick elinestyle", LINE_KEYS,
    ),
    "fill": mark(_fill, "x y", "x y", "", PATCH_KEYS),
    "fill_between": mark(_fill_between, "x y1 y2 where", "x y1", "interpolate step", COLLECTION_KEYS),
    "fill_betweenx": mark(_fill_betweenx, "y x1 x2 where", "y x1", "interpolate step", COLLECTION_KEYS),
    "stackplot": mark(_stackplot, "x y", "x y", "labels colors baseline", COLLECTION_KEYS),
    "eventplot": mark(_eventplot, "positions lineoffsets linelengths", "positions", "orientation colors", COLLECTION_KEYS),
    "axhline": mark(method("axhline", "y"), "y", "", "xmin xmax", LINE_KEYS),
    "axvline": mark(method("axvline", "x"), "x", "", "ymin ymax", LINE_KEYS),
    "axline": mark(_axline, "xy1 xy2", "xy1", "slope", LINE_KEYS),
    "hlines": mark(method("hlines", "y", "xmin", "xmax"), "y xmin xmax", "y xmin xmax", "colors", COLLECTION_KEYS),
    "vlines": mark(method("vlines", "x", "ymin", "ymax"), "x ymin ymax", "x ymin ymax", "colors", COLLECTION_KEYS),
}  # fmt: skip
