"""Style sheets and rcParams, for the time of one figure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from cycler import Cycler
from matplotlib import style

from .errors import FigureError, complaints_at, join

_ALLOWED = (
    "axes", "axes3d", "boxplot", "contour", "date", "errorbar", "figure", "font", "grid", "hatch", "hist", "image", "legend", "lines",
    "markers", "mathtext", "patch", "path", "pcolor", "pcolormesh", "polaraxes", "savefig", "scatter", "svg", "text", "xaxis", "xtick",
    "yaxis", "ytick",
)  # fmt: skip
# Run TeX, load Python, read or write elsewhere, or take a string that Matplotlib would evaluate.
_FORBIDDEN = frozenset({
    "text.usetex", "text.latex.preamble", "figure.hooks", "savefig.directory", "savefig.format", "path.effects", "svg.image_inline",
    "svg.hashsalt", "svg.id",
})  # fmt: skip


@contextmanager
def rc_of(figure: dict, pointer: str) -> Iterator[None]:
    """Matplotlib's own defaults, then the figure's style sheets, then its rcParams; undone on exit."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["backend"] = "agg"
        for name in _styles(figure.get("style"), join(pointer, "style")):
            style.use(name)
        _override(figure.get("rcParams", {}), join(pointer, "rcParams"))
        if "svg_fonttype" in figure:
            with complaints_at(join(pointer, "svg_fonttype")):
                mpl.rcParams["svg.fonttype"] = figure["svg_fonttype"]
        # Without a salt the ids in an SVG are random; the same figure must give the same bytes.
        mpl.rcParams["svg.hashsalt"] = "plotmill"
        yield


def _styles(value: Any, pointer: str) -> list[str]:
    names = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(names, list):
        raise FigureError(pointer, "a style sheet's name or a list of names")
    for name in names:
        # A name only: style.use would also take a path or a URL.
        if name != "default" and name not in style.available:
            raise FigureError(pointer, f"unknown style sheet {name!r}")
    return names


def _override(params: Any, pointer: str) -> None:
    if not isinstance(params, dict):
        raise FigureError(pointer, "must be an object")
    for key, value in params.items():
        at = join(pointer, key)
        if key not in mpl.rcParams or key.split(".")[0] not in _ALLOWED or key in _FORBIDDEN:
            raise FigureError(at, "unknown or forbidden rcParam")
        if key == "axes.prop_cycle":
            value = prop_cycle(value, at)
        with complaints_at(at):
            mpl.rcParams[key] = value


def prop_cycle(value: Any, pointer: str) -> Cycler:
    """``{"color": […], "linestyle": […]}`` as a cycler; a string would be evaluated by Matplotlib and is refused."""
    if not isinstance(value, dict) or not value or not all(isinstance(v, list) and v for v in value.values()):
        raise FigureError(pointer, "an object of lists, like {\"color\": [\"r\", \"g\"]}")
    with complaints_at(pointer):
        return mpl.rcsetup.cycler(**value)
