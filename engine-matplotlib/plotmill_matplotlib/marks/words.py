"""Words on the axes: texts, annotations, tables."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from ..keys import PATCH_KEYS, TEXT_KEYS
from ..texts import text_options
from .mark import mark

_COORDINATES = frozenset(
    ("figure points", "figure pixels", "figure fraction", "subfigure fraction", "axes points", "axes pixels", "axes fraction", "data",
     "polar", "offset points", "offset pixels", "offset fontsize")
)  # fmt: skip


def _text(ax: Axes, given: dict) -> Any:
    return ax.text(given.pop("x"), given.pop("y"), *([given.pop("z")] if "z" in given else []), given.pop("s"), **text_options(given, ""))


def _coordinates(value: Any) -> Any:
    names = tuple(value) if isinstance(value, list) else (value,)
    for name in names:
        if name not in _COORDINATES:
            raise ValueError(f"coordinates are one of {', '.join(sorted(_COORDINATES))}, or a pair of them")
    return names if isinstance(value, list) else value


def _annotate(ax: Axes, given: dict) -> Any:
    for key in ("xycoords", "textcoords"):
        if key in given:
            given[key] = _coordinates(given[key])
    for key in ("xy", "xytext"):
        if key in given:
            given[key] = tuple(given[key])
    if isinstance(given.get("arrowprops"), dict) and "relpos" in given["arrowprops"]:
        given["arrowprops"] = {**given["arrowprops"], "relpos": tuple(given["arrowprops"]["relpos"])}
    return ax.annotate(given.pop("text"), given.pop("xy"), **given)


def _table(ax: Axes, given: dict) -> Any:
    fontsize, scale = given.pop("fontsize", None), given.pop("scale", None)
    drawn = ax.table(**given)
    if fontsize is not None:
        drawn.auto_set_font_size(False)
        drawn.set_fontsize(fontsize)
    if scale is not None:
        drawn.scale(*scale)
    return drawn


MARKS = {
    "text": mark(_text, "x y z", "x y s", "s zdir", TEXT_KEYS),
    "annotate": mark(_annotate, "xy xytext", "text xy", "text xycoords textcoords arrowprops annotation_clip", TEXT_KEYS, PATCH_KEYS & {"color"}),
    "table": mark(
        _table, "colWidths", "",
        "cellText cellColours cellLoc rowLabels rowColours rowLoc colLabels colColours colLoc loc bbox edges fontsize scale",
    ),
}  # fmt: skip
