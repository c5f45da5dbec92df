"""The simple form rewritten into the full form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .errors import FigureError, join
from .keys import AXES_KEYS, FIGURE_KEYS
from .marks import mark_of

# What the service takes beside the figure; it has gone before a figure is drawn, and does no harm when it has not.
_JOB_KEYS = frozenset({"format", "webhook", "tags", "priority"})
_DATA_ALIASES = {("histogram", "values"): "x", ("hist", "values"): "x"}


@dataclass(frozen=True)
class FullFigure:
    """A figure in full form; ``origins`` maps its pointers back to those of what the client wrote."""

    figure: dict
    axes: list
    origins: dict[str, str] = field(default_factory=dict)

    def origin(self, pointer: str) -> str:
        """The client's pointer for a pointer of the full form."""
        parts = pointer.split("/")
        for length in range(len(parts), 0, -1):
            head = "/".join(parts[:length])
            if head in self.origins:
                return self.origins[head] + pointer[len(head):]
        return pointer


def normalize(document: Any) -> FullFigure:
    """Any accepted form as the full form."""
    if not isinstance(document, dict):
        raise FigureError("", "a figure must be an object")
    return _simple(document) if "plot_type" in document else _full(document)


def _full(document: dict) -> FullFigure:
    for key in document:
        if key not in {"figure", "axes"} | _JOB_KEYS:
            raise FigureError(join("", key), "unknown field: the full form has figure and axes, the simple form plot_type and data")
    figure, axes = document.get("figure", {}), document.get("axes", [])
    if not isinstance(figure, dict):
        raise FigureError("/figure", "must be an object")
    if not isinstance(axes, list):
        raise FigureError("/axes", "must be an array")
    return FullFigure(figure, axes)


def _simple(document: dict) -> FullFigure:
    kind = document["plot_type"]
    known = mark_of(kind, "/plot_type")
    mark: dict[str, Any] = {"type": kind}
    axes: dict[str, Any] = {"title": "Generated Plot"}
    figure: dict[str, Any] = {}
    origins = {"": "", "/axes/0/marks/0": "", "/axes/0/marks/0/type": "/plot_type", "/axes/0": "", "/figure": ""}
    data = document.get("data")
    if not isinstance(data, dict):
        raise FigureError("/data", "must be an object of columns")
    for name, column in data.items():
        name_of_mark = _DATA_ALIASES.get((kind, name), name)
        if name_of_mark not in known.columns:
            raise FigureError(join("/data", name), f"{kind} has no such column; it has {', '.join(known.columns)}")
        mark[name_of_mark] = column
        origins[join("/axes/0/marks/0", name_of_mark)] = join("/data", name)
    for key, value in document.items():
        if key in {"plot_type", "data"} | _JOB_KEYS:
            continue
        if key in known.keys:
            mark[key] = value
        elif key in AXES_KEYS:
            axes[key] = value
        elif key in FIGURE_KEYS:
            figure[key] = value
        else:
            raise FigureError(join("", key), f"unknown field of a {kind} figure")
    for name in known.required:
        if name not in mark:
            raise FigureError("/data", f"{kind} needs the column {name}")
    axes["marks"] = [mark]
    return FullFigure(figure, [axes], origins)
