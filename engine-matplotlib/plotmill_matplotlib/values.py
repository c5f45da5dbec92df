"""Single values that JSON writes differently from Python: norms, colormaps, dashes, format strings."""

from __future__ import annotations

import re
from typing import Any

import matplotlib as mpl
from matplotlib import colors
from matplotlib.markers import MarkerStyle

from .errors import FigureError, complaints_at, join, only_known

_NORMS: dict[str, tuple[type, frozenset[str]]] = {
    "Normalize": (colors.Normalize, frozenset({"vmin", "vmax", "clip"})),
    "LogNorm": (colors.LogNorm, frozenset({"vmin", "vmax", "clip"})),
    "SymLogNorm": (colors.SymLogNorm, frozenset({"linthresh", "linscale", "base", "vmin", "vmax", "clip"})),
    "AsinhNorm": (colors.AsinhNorm, frozenset({"linear_width", "vmin", "vmax", "clip"})),
    "PowerNorm": (colors.PowerNorm, frozenset({"gamma", "vmin", "vmax", "clip"})),
    "TwoSlopeNorm": (colors.TwoSlopeNorm, frozenset({"vcenter", "vmin", "vmax"})),
    "CenteredNorm": (colors.CenteredNorm, frozenset({"vcenter", "halfrange", "clip"})),
    "BoundaryNorm": (colors.BoundaryNorm, frozenset({"boundaries", "ncolors", "clip", "extend"})),
    "NoNorm": (colors.NoNorm, frozenset({"vmin", "vmax", "clip"})),
}
_NORM_WORDS = ("linear", "log", "symlog", "asinh", "logit")
# A replacement field may name the value or the position and a format, nothing that looks inside an object.
_FIELD = re.compile(r"\{(x|pos)?(:[^{}]*)?\}")


def norm(value: Any, pointer: str) -> Any:
    """``"log"`` or ``{"type": "LogNorm", …}`` as what Matplotlib takes for ``norm``."""
    if value is None:
        return None
    if isinstance(value, str):
        if value in _NORM_WORDS:
            return value
        value = {"type": value}
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in _NORMS:
        raise FigureError(pointer, f"a norm is one of {', '.join([*_NORM_WORDS, *_NORMS])}")
    make, known = _NORMS[kind]
    options = only_known({k: v for k, v in value.items() if k != "type"}, known, pointer, kind)
    if kind == "BoundaryNorm":
        options = {"ncolors": 256, **options}
    with complaints_at(pointer):
        return make(**options)


def cmap(value: Any, pointer: str) -> Any:
    """A colormap by name, as a list of colours, or as an object with ``name`` or ``colors`` and ``under``, ``over``, ``bad``."""
    if value is None:
        return None
    if isinstance(value, str):
        return _named_cmap(value, pointer)
    if isinstance(value, list):
        with complaints_at(pointer):
            return colors.ListedColormap(value)
    known = frozenset({"name", "lut", "colors", "interpolate", "under", "over", "bad"})
    only_known(value, known, pointer, "a colormap")
    with complaints_at(pointer):
        if "colors" in value and value.get("interpolate"):
            made = colors.LinearSegmentedColormap.from_list("custom", value["colors"], N=value.get("lut", 256))
        elif "colors" in value:
            made = colors.ListedColormap(value["colors"])
        else:
            made = _named_cmap(value.get("name", mpl.rcParams["image.cmap"]), join(pointer, "name"))
            if "lut" in value:
                made = made.resampled(value["lut"])
        return made.with_extremes(**{k: value[k] for k in ("bad", "under", "over") if k in value})


def _named_cmap(name: Any, pointer: str) -> colors.Colormap:
    if name not in mpl.colormaps:
        raise FigureError(pointer, f"unknown colormap {name!r}")
    return mpl.colormaps[name]


def linestyle(value: Any, pointer: str) -> Any:
    """``"--"``, ``[offset, [on, off, …]]``, or a list of either."""
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], (int, float)) and isinstance(value[1], list):
            return (value[0], tuple(value[1]))
        return [linestyle(v, join(pointer, i)) for i, v in enumerate(value)]
    return value


def marker(value: Any, pointer: str) -> Any:
    """A marker's name or number, ``[sides, style, angle]``, a list of points, or ``{"marker", "fillstyle"}``."""
    if isinstance(value, dict):
        only_known(value, frozenset({"marker", "fillstyle"}), pointer, "a marker")
        with complaints_at(pointer):
            return MarkerStyle(marker(value.get("marker", "o"), pointer), fillstyle=value.get("fillstyle"))
    if isinstance(value, list) and value and isinstance(value[0], (int, float)):
        return tuple(value)
    return value


def markevery(value: Any, pointer: str) -> Any:
    """An integer, a fraction, a list of indices, or ``{"start", "every"}``."""
    if isinstance(value, dict):
        only_known(value, frozenset({"start", "every"}), pointer, "markevery")
        return (value.get("start", 0), value.get("every", 1))
    return value


def format_string(value: Any, pointer: str) -> Any:
    """A ``%``-format or a ``{x:.1f}``-format whose fields cannot reach into objects."""
    if isinstance(value, str) and ("{" in value or "}" in value):
        if re.search(r"[{}]", _FIELD.sub("", value.replace("{{", "").replace("}}", ""))):
            raise FigureError(pointer, "a format has the fields {x} and {pos} only, with a format after a colon")
    return value


def color(value: Any, pointer: str) -> Any:
    """A colour or a list of them, where ``["tab:red", 0.5]`` is a colour with its alpha."""
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], (int, float)):
            return tuple(value)
        return [color(v, join(pointer, i)) for i, v in enumerate(value)]
    return value
