"""What a mark is: its columns, its keywords, and the Axes method that draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from .. import values
from ..columns import decode_column
from ..errors import FigureError, complaints_at, join, only_known
from ..keys import ARROW_KEYS, BBOX_KEYS, COMMON_KEYS

Draw = Callable[[Axes, dict], Any]


@dataclass(frozen=True)
class Mark:
    """``columns`` hold data (decoded), ``keywords`` are passed on as they are, ``required`` must be there."""

    draw: Draw
    columns: tuple[str, ...]
    required: tuple[str, ...]
    keywords: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """All fields that the mark knows."""
        return self.keywords | frozenset(self.columns) | COMMON_KEYS


def mark(draw: Draw, columns: str, required: str, keywords: str = "", *families: frozenset[str]) -> Mark:
    """A mark from space-separated names; ``families`` are the artist properties it passes on."""
    known = frozenset(keywords.split()).union(*families)
    return Mark(draw, tuple(columns.split()), tuple(required.split()), known)


def method(name: str, *positional: str) -> Draw:
    """Draw by calling the Axes method ``name`` (ours, never a client's) with these fields by position as far as given."""

    def draw(ax: Axes, given: dict) -> Any:
        leading = []
        for key in positional:
            if key not in given:
                break
            leading.append(given.pop(key))
        return getattr(ax, name)(*leading, **given)

    return draw


# Fields that JSON writes otherwise than Python, whatever mark they stand in.
_CONVERTERS: dict[str, Callable[[Any, str], Any]] = {
    **dict.fromkeys("color colors facecolor facecolors edgecolor edgecolors fc ec ecolor hatchcolor mec mfc markeredgecolor markerfacecolor".split(), values.color),
    "norm": values.norm,
    "cmap": values.cmap,
    "linestyle": values.linestyle,
    "linestyles": values.linestyle,
    "ls": values.linestyle,
    "marker": values.marker,
    "markevery": values.markevery,
    "fmt": values.format_string,
    "autopct": values.format_string,
    "bbox": lambda v, p: only_known(v, BBOX_KEYS, p, "bbox") if isinstance(v, dict) else v,
    "arrowprops": lambda v, p: v if v is None else only_known(v, ARROW_KEYS, p, "arrowprops"),
}


_POINTS = frozenset({"xy", "xytext", "xy1", "xy2"})


def draw_mark(ax: Axes, known: Mark, spec: dict, pointer: str, category_axes: frozenset[str]) -> Any:
    """Check and decode the fields of ``spec``, then draw. ``category_axes`` are the axes whose strings stay strings."""
    only_known(spec, known.keys | {"type"}, pointer, f"the mark {spec['type']}")
    for name in known.required:
        if spec.get(name) is None:
            raise FigureError(join(pointer, name), "is missing")
    given = {}
    for key, value in spec.items():
        at = join(pointer, key)
        if key == "type" or (value is None and key in known.columns):
            continue
        if key in _POINTS and isinstance(value, list):
            # The coordinates of a point may be of different kinds: a date and a number.
            given[key] = tuple(decode_column(v, join(at, i)) for i, v in enumerate(value))
        elif key in known.columns:
            given[key] = decode_column(value, at, categories=key[0] in category_axes)
        elif key in _CONVERTERS:
            given[key] = _CONVERTERS[key](value, at)
        else:
            given[key] = value
    if "transform" in given:
        given["transform"] = _transform(ax, given["transform"], join(pointer, "transform"))
    try:
        with complaints_at(pointer):
            return known.draw(ax, given)
    except FigureError as error:
        # A mark knows its own fields only: its pointers start at the mark.
        if error.pointer.startswith(pointer):
            raise
        raise FigureError(pointer + error.pointer, error.detail) from error


def _transform(ax: Axes, name: Any, pointer: str) -> Any:
    known = {
        "data": ax.transData,
        "axes": ax.transAxes,
        "figure": ax.figure.transFigure,
        "xaxis": ax.get_xaxis_transform(),
        "yaxis": ax.get_yaxis_transform(),
    }
    if name not in known:
        raise FigureError(pointer, f"one of {', '.join(known)}")
    return known[name]


def truths(given: dict, key: str) -> None:
    """Make the column ``key`` a mask."""
    if key in given:
        given[key] = np.asarray(given[key]).astype(bool)
